import { useProfile, useQuirks } from '../../entities/behaviour/behaviour-queries.ts'
import { ProfileChoices } from './profile-choices.tsx'
import { QuirkLedger } from './quirk-ledger.tsx'
import { failureText } from '../../lib/platform-error.ts'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageFrame } from '../../patterns/page-frame.tsx'

/** Sandbox › Behaviour: how the simulated PingOne acts, and how we know. */
export function BehaviourPage() {
  const profile = useProfile()
  const quirks = useQuirks()
  const error = profile.error ?? quirks.error

  return (
    <PageFrame>
      <PageHeader
        title="Behaviour"
        description="What PingOne does towards a SCIM server is partly documented, partly observed and partly unknown. Choose how the simulator behaves."
      />
      <div className={layout.stack}>
        {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
        {profile.data && <ProfileChoices profile={profile.data} />}
        {quirks.data && <QuirkLedger quirks={quirks.data.quirks} />}
      </div>
    </PageFrame>
  )
}
