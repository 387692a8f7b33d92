import {
  explainFailure,
  explainRemark,
  failureCauses,
  remarkKinds,
  type FailureCatalogue,
} from '@pingone-sandbox/contract'
import { json } from '@pingone-sandbox/http'
import type { ControlRoute } from './route.ts'

const catalogue: FailureCatalogue = {
  failures: failureCauses.map(explainFailure),
  remarks: remarkKinds.map(explainRemark),
}

/** Answers what each failure cause and each kind of remark means, and what to do about it. */
export const failureRoutes: readonly ControlRoute[] = [
  { method: 'GET', path: '/_sandbox/failures', handle: () => json(200, catalogue) },
]
