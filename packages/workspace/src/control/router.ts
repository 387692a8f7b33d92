import { createRouter } from '@pingone-sandbox/http'
import type { Router } from '@pingone-sandbox/http'
import { changeRoutes } from './changes.ts'
import { checkRoutes } from './checks.ts'
import { connectRoutes } from './connect.ts'
import { connectionTargetRoutes } from './connection-target.ts'
import { connectionTestRoutes } from './connection-test.ts'
import { connectionRoutes } from './connections.ts'
import type { ControlContext } from './context.ts'
import { createControlDialect } from './dialect.ts'
import { entryRoutes } from './entries.ts'
import { eventRoutes } from './events.ts'
import { exchangeRoutes } from './exchanges.ts'
import { failureRoutes } from './failures.ts'
import { faultRoutes } from './faults.ts'
import { healthRoutes } from './health.ts'
import { idleRoutes } from './idle.ts'
import { infoRoutes } from './info.ts'
import { lessonRoutes } from './lessons.ts'
import { misbehaviourRoutes } from './misbehaviours.ts'
import { overviewRoutes } from './overview.ts'
import { paceRoutes } from './pace.ts'
import { planRoutes } from './plan.ts'
import { previewRoutes } from './preview.ts'
import { profileRoutes } from './profile.ts'
import { quirkRoutes } from './quirks.ts'
import { resetRoutes } from './reset.ts'
import { retryRoutes } from './retries.ts'
import { refuseUnknown } from './route.ts'
import type { ControlRoute } from './route.ts'
import { ruleRoutes } from './rules.ts'
import { scenarioRoutes } from './scenarios.ts'
import { subjectRoutes } from './subjects.ts'
import { targetRequestRoutes } from './target-requests.ts'
import { targetRoutes } from './target.ts'

/** Creates the control API: what the real PingOne lacks, below `/_sandbox`. */
export function createControlRouter(
  context: ControlContext,
  log: (message: string, error?: unknown) => void,
): Router {
  return createRouter(controlRoutes(context).map(refuseUnknown), createControlDialect(log))
}

/** Every route of it; `docs/control-api.md` has a row for each. */
export function controlRoutes(context: ControlContext): readonly ControlRoute[] {
  return [
    ...healthRoutes(context),
    ...infoRoutes(context),
    ...idleRoutes(context),
    ...resetRoutes(context),
    ...eventRoutes(context),
    ...entryRoutes(context),
    ...exchangeRoutes(context),
    ...changeRoutes(context),
    ...subjectRoutes(context),
    ...profileRoutes(context),
    ...quirkRoutes(context),
    ...failureRoutes,
    ...misbehaviourRoutes(context),
    ...faultRoutes(context),
    ...paceRoutes(context),
    ...ruleRoutes(context),
    ...connectionRoutes(context),
    ...connectRoutes(context),
    ...checkRoutes(context),
    ...overviewRoutes(context),
    ...connectionTestRoutes(context),
    ...planRoutes(context),
    ...retryRoutes(context),
    ...previewRoutes(context),
    ...scenarioRoutes(context),
    ...targetRoutes(context),
    ...targetRequestRoutes(context),
    ...connectionTargetRoutes(context),
    ...lessonRoutes(context),
  ]
}
