import { NewRule } from '../features/rules/new-rule.tsx'
import { PageFrame } from './page-frame.tsx'

/** The page of *New Rule*. */
export function NewRulePage() {
  return (
    <PageFrame isForm>
      <NewRule />
    </PageFrame>
  )
}
