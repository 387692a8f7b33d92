import { ConnectionWizard } from '../features/connections/connection-wizard.tsx'
import { PageFrame } from './page-frame.tsx'

/** The page of the New Connection wizard. */
export function NewConnectionPage() {
  return (
    <PageFrame isForm>
      <ConnectionWizard />
    </PageFrame>
  )
}
