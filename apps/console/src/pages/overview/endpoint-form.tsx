import { ControlError } from '@pingone-sandbox/client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { isFocusFree } from '../../ui/focus.ts'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { connectFailureOf, useConnect } from './own-endpoint-queries.ts'

interface Props {
  /** It takes the place of a journey, whose button had the focus. */
  readonly isAgain: boolean
}

/** URL and token of a SCIM server. */
export function EndpointForm({ isAgain }: Props) {
  const paths = usePaths()
  const connect = useConnect()
  const [url, setUrl] = useState('')
  const [token, setToken] = useState('')
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const { cause } = connectFailureOf(connect.error)

  useEffect(() => {
    if (isAgain && isFocusFree()) field.current?.focus()
  }, [isAgain])

  const go = (acceptCertificate = false) =>
    connect.mutate({
      url,
      ...(token.trim() !== '' && { token }),
      ...(acceptCertificate && { acceptCertificate }),
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (connect.isPending) return
    if (url.trim() === '') field.current?.focus()
    else go()
  }
  return (
    <form className={layout.stack} onSubmit={submit} noValidate>
      <p className={layout.muted}>
        Makes a connection and a rule, provisions one user, and shows what your server answered.
      </p>
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
      <div className={layout.row}>
        <Button type="submit" variant="primary" aria-disabled={connect.isPending || undefined}>
          Go
        </Button>
        <Link to={paths.newConnection} className={layout.small}>
          Other authentication methods
        </Link>
      </div>
      <div aria-live="polite">
        {connect.isPending && <p className={layout.muted}>Testing the connection…</p>}
      </div>
      {connect.error !== null && !connect.isPending && (
        <ConnectError
          key={connect.submittedAt}
          error={connect.error}
          onAccept={cause === 'certificate' ? () => go(true) : undefined}
        />
      )}
    </form>
  )
}

interface ErrorProps {
  readonly error: Error
  /** Tries again and takes the certificate that the server shows. */
  readonly onAccept: (() => void) | undefined
}

/** Why the endpoint could not be connected, what to do, and what is left of it. */
function ConnectError({ error, onAccept }: ErrorProps) {
  const paths = usePaths()
  const notice = useRef<HTMLDivElement>(null)
  const { cause, exchangeId } = connectFailureOf(error)
  const body = error instanceof ControlError ? error.body : undefined
  useEffect(() => {
    // Without a body it would return the promise of newer browsers.
    notice.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={notice}>
      <Notice tone="danger" title={body?.message ?? failureText(error)}>
        {body?.hint !== undefined && <p>{body.hint}</p>}
        {cause !== undefined && <p>Nothing was created.</p>}
        <div className={layout.row}>
          {onAccept !== undefined && (
            <Button size="small" onPress={onAccept}>
              Accept this certificate
            </Button>
          )}
          {exchangeId !== undefined && (
            <Link to={`${paths.activity}?exchange=${exchangeId}`}>Show the request</Link>
          )}
        </div>
      </Notice>
    </div>
  )
}
