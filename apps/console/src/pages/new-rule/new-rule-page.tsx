import { NewRule } from './new-rule.tsx'
import { PageFrame } from '../../patterns/page-frame.tsx'

/** The page of *New Rule*. */
export function NewRulePage() {
  return (
    <PageFrame isForm>
      <NewRule />
    </PageFrame>
  )
}
