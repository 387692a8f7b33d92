import type { SandboxInfo } from '@pingone-sandbox/contract'
import { CopyField } from '../../ui/copy-field.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import layout from '../../ui/layout.module.css'
import styles from './about-section.module.css'

interface Props {
  readonly info: SandboxInfo
}

/** What the sandbox says of itself, and what a script needs to reach it. */
export function AboutSection({ info }: Props) {
  const { origin } = window.location
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
          <CopyField label="Platform API" value={`${origin}/v1`} />
          <CopyField label="Token endpoint" value={`${origin}/${info.environmentId}/as/token`} />
          <CopyField label="Environment ID" value={info.environmentId} />
          <CopyField label="Client ID" value={info.clientId} />
          <CopyField label="Client Secret" value={info.clientSecret} isSecret />
          <CopyField label="Control API" value={`${origin}/_sandbox`} />
          {info.scim !== undefined && <CopyField label="SCIM endpoint" value={info.scim} />}
          {info.scimToken !== undefined && (
            <CopyField label="SCIM token" value={info.scimToken} isSecret />
          )}
        </div>
      </section>
    </>
  )
}
