import type { SandboxInfo } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { sandboxUrl } from '../../lib/base-path.ts'
import { useSession } from '../../entities/environment/session.ts'
import { ResetDialog } from '../../entities/sandbox/reset-dialog.tsx'
import { controlResponse } from '../../lib/control-client.ts'
import { failureText } from '../../lib/platform-error.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import layout from '../../ui/layout.module.css'
import { PageHeader } from '../../ui/page-header.tsx'
import styles from './settings-page.module.css'

/** Sandbox › Settings. */
export function SettingsPage() {
  const { info } = useSession()
  return (
    <PageFrame>
      <PageHeader
        title="Settings"
        description={`What the sandbox was started with; its flags are listed by ${info.command} start --help.`}
      />
      <div className={layout.stack}>
        <AboutSection info={info} />
        <ExportSection />
        <ResetSection info={info} />
      </div>
    </PageFrame>
  )
}

interface Props {
  readonly info: SandboxInfo
}

/** The sandbox's description, and the values that a script needs. */
function AboutSection({ info }: Props) {
  return (
    <>
      <section className={layout.card} aria-labelledby="about-title">
        <h2 id="about-title">This sandbox</h2>
        <DefinitionList
          entries={{
            Version: info.version,
            Data:
              info.persistence === 'in memory' ? 'In memory: gone when it stops' : info.persistence,
            'Behaviour profile': info.profile,
          }}
        />
      </section>
      <section className={layout.card} aria-labelledby="access-title">
        <h2 id="access-title">For scripts</h2>
        <div className={styles.fields}>
          <CopyField label="Platform API" value={`${sandboxUrl}/v1`} />
          <CopyField
            label="Token endpoint"
            value={`${sandboxUrl}/${info.environmentId}/as/token`}
          />
          <CopyField label="Environment ID" value={info.environmentId} />
          <CopyField label="Client ID" value={info.clientId} />
          <CopyField label="Client Secret" value={info.clientSecret} isSecret />
          <CopyField label="Control API" value={`${sandboxUrl}/_sandbox`} />
          {info.scim !== undefined && <CopyField label="SCIM endpoint" value={info.scim} />}
          {info.scimToken !== undefined && (
            <CopyField label="SCIM token" value={info.scimToken} isSecret />
          )}
        </div>
      </section>
    </>
  )
}

const exports = [
  {
    label: 'Latest 1,000 requests as HAR',
    path: '/exchanges?limit=1000',
    accept: 'application/har+json',
    file: 'pingone-sandbox.har',
  },
  {
    label: 'Latest 1,000 requests as JSON',
    path: '/exchanges?limit=1000',
    accept: 'application/json',
    file: 'pingone-sandbox-exchanges.json',
  },
]

/** Exports; credentials stay masked, as in the journal. */
function ExportSection() {
  const toast = useToast()
  return (
    <section className={layout.card} aria-labelledby="export-title">
      <h2 id="export-title">Export</h2>
      <p className={layout.muted}>
        For a browser’s network panel, a bug report or a test. Credentials are masked.
      </p>
      <div className={layout.row}>
        {exports.map(({ label, path, accept, file }) => (
          <Button
            key={label}
            onPress={() =>
              void download(controlResponse(path, { headers: { accept } }), file).catch(
                (error: unknown) => toast('danger', failureText(error)),
              )
            }
          >
            {label}
          </Button>
        ))}
      </div>
    </section>
  )
}

interface ResetSectionProps {
  readonly info: SandboxInfo
}

/** Resets both sides to the seed. */
function ResetSection({ info }: ResetSectionProps) {
  const [isAsking, setAsking] = useState(false)

  return (
    <section className={layout.card} aria-labelledby="reset-title">
      <h2 id="reset-title">Reset</h2>
      <p className={layout.muted}>
        The directory returns to the users that the sandbox generated at its start. From a terminal:{' '}
        <code>{info.command} reset</code>
      </p>
      <Button variant="danger" onPress={() => setAsking(true)}>
        Reset the sandbox
      </Button>
      <ResetDialog isOpen={isAsking} onClose={() => setAsking(false)} />
    </section>
  )
}

/** Downloads an answer of the control API as a file. */
async function download(response: Promise<Response>, name: string): Promise<void> {
  const url = URL.createObjectURL(await (await response).blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
