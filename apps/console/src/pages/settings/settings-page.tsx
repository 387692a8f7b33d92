import { useSession } from '../../entities/environment/session.ts'
import { AboutSection } from './about-section.tsx'
import { ExportSection } from './export-section.tsx'
import { ResetSection } from './reset-section.tsx'
import layout from '../../ui/layout.module.css'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageFrame } from '../../patterns/page-frame.tsx'

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
