import type { FailureCause, RemarkKind } from '../control/outcome.ts'
import { failuresAtTheConnection } from './at-the-connection.ts'
import { failuresAtTheServer } from './at-the-server.ts'
import type { FailureExplanation, FailureText, RemarkExplanation } from './explanation.ts'
import { failuresInPingOne } from './in-pingone.ts'
import { failuresOnTheWay } from './on-the-way.ts'
import { remarkTexts } from './remarks.ts'
import { failureTitles, remarkTitles } from './titles.ts'

const texts: Readonly<Record<FailureCause, FailureText>> = {
  ...failuresInPingOne,
  ...failuresAtTheConnection,
  ...failuresAtTheServer,
  ...failuresOnTheWay,
}

const page = (anchor: string) => `docs/failures.md#${anchor}`

/** Says what a failure cause means and what to do about it. */
export const explainFailure = (cause: FailureCause): FailureExplanation => ({
  cause,
  title: failureTitles[cause],
  ...texts[cause],
  page: page(cause),
})

/** Says what a kind of remark means and what to do about it. */
export const explainRemark = (kind: RemarkKind): RemarkExplanation => ({
  kind,
  title: remarkTitles[kind],
  side: 'server',
  ...remarkTexts[kind],
  page: page(kind),
})
