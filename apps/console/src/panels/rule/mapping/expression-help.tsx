import { lazyCode } from '../../../lib/patient-code.ts'
import { Expander } from '../../../ui/expander.tsx'
import { Loading } from '../../../ui/loading.tsx'

const ExpressionLanguage = lazyCode(
  async () => (await import('./expression-language.tsx')).ExpressionLanguage,
  <Loading />,
)

/** Help with expressions. */
export function ExpressionHelp() {
  return <Expander summary="What an expression can say">{() => <ExpressionLanguage />}</Expander>
}
