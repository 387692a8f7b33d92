import type { CheckQuery, CheckRun, PropagationStore } from '@pingone-sandbox/contract'
import { ClipboardCheck } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useProfile } from '../../entities/behaviour/behaviour-queries.ts'
import { useStartCheck } from '../../entities/check/check-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './check.module.css'

interface Props {
  readonly connections: readonly PropagationStore[]
  /** The id of the connection that is chosen at first; absent: a URL. */
  readonly wanted: string | undefined
  /** The check that runs. */
  readonly running: CheckRun | undefined
}

/** The choice of a URL, among the ids of connections. */
const byUrl = 'url'

/** What is checked: a URL with its token, or a saved connection. */
export function CheckForm({ connections, wanted, running }: Props) {
  const paths = usePaths()
  const navigate = useNavigate()
  const start = useStartCheck()
  const profiles = useProfile().data?.available ?? ['current']
  const [target, setTarget] = useState(wanted ?? byUrl)
  const [url, setUrl] = useState('')
  const [token, setToken] = useState('')
  const [profile, setProfile] = useState('current')
  const [groups, setGroups] = useState(true)
  const [acceptCertificate, setAcceptCertificate] = useState(false)
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const isUrl = target === byUrl
  const isBlocked = start.isPending || running !== undefined

  const query = (): CheckQuery => ({
    ...(isUrl ? { url, ...(token.trim() !== '' && { token }) } : { connectionId: target }),
    ...{ profile, groups },
    ...(isUrl && acceptCertificate && { acceptCertificate }),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (isBlocked) return
    if (isUrl && url.trim() === '') field.current?.focus()
    else start.mutate(query(), { onSuccess: ({ id }) => void navigate(paths.checkOf(id)) })
  }

  return (
    <form className={layout.stack} onSubmit={submit} noValidate>
      {connections.length > 0 && (
        <SelectField
          label="Endpoint"
          value={target}
          onChange={setTarget}
          options={[
            { id: byUrl, label: 'A URL' },
            ...connections.map(({ id, name }) => ({ id, label: `Connection: ${name}` })),
          ]}
        />
      )}
      {isUrl ? (
        <>
          <TextField
            label="SCIM base URL"
            value={url}
            onChange={setUrl}
            placeholder="http://localhost:3000/scim/v2"
            isCode
            inputRef={field}
          />
          <TextField
            label="Bearer token"
            type="password"
            value={token}
            onChange={setToken}
            description="Empty if your server asks for none."
            isCode
          />
        </>
      ) : (
        <SavedTarget connection={connections.find(({ id }) => id === target)} />
      )}
      <SelectField
        label="Behaviour profile"
        value={profile}
        onChange={setProfile}
        options={[
          ...profiles.map((id) => ({ id, label: id })),
          { id: 'all', label: 'All readings of PingOne’s behaviour' },
        ]}
      />
      <div className={styles.options}>
        <Checkbox isSelected={groups} onChange={setGroups}>
          Check groups, too
        </Checkbox>
        {isUrl && (
          <Checkbox isSelected={acceptCertificate} onChange={setAcceptCertificate}>
            Accept any certificate
          </Checkbox>
        )}
      </div>
      <p className={layout.muted}>
        The check creates users and groups at the endpoint and removes them at its end. It changes
        nothing that it did not make.
      </p>
      <div className={layout.row}>
        <Button
          type="submit"
          variant="primary"
          icon={<ClipboardCheck size={16} aria-hidden="true" />}
          aria-disabled={isBlocked || undefined}
        >
          {start.isPending ? 'Starting…' : 'Check'}
        </Button>
        {isUrl && (
          <Link to={paths.newConnection} className={layout.small}>
            Other authentication methods
          </Link>
        )}
      </div>
      {running !== undefined && (
        <Notice tone="info" title="A check is running">
          <p>
            One check runs at a time.{' '}
            <Link to={paths.checkOf(running.id)}>Show the check of {running.endpoint}</Link>
          </p>
        </Notice>
      )}
      {start.error !== null && running === undefined && (
        <Notice tone="danger">{failureText(start.error)}</Notice>
      )}
    </form>
  )
}

/** Where a connection leads, and how PingOne authenticates there. */
function SavedTarget({ connection }: { readonly connection: PropagationStore | undefined }) {
  if (connection === undefined) return null
  const { SCIM_URL: url, AUTHENTICATION_METHOD: method } = connection.configuration
  return (
    <p className={styles.saved}>
      <code>{String(url)}</code> with{' '}
      {String(method) === 'None' ? 'no credentials' : `the ${String(method)} of the connection`}
    </p>
  )
}
