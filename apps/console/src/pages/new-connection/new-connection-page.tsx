import { ConnectionWizard } from './connection-wizard.tsx'
import { PageFrame } from '../../patterns/page-frame.tsx'

/** The page of the New Connection wizard. */
export function NewConnectionPage() {
  return (
    <PageFrame isForm>
      <ConnectionWizard />
    </PageFrame>
  )
}
