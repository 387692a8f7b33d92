import type { Tool } from './tool/tool.ts'
import { changeUser } from './tools/change-user.ts'
import { checkEndpoint } from './tools/check-endpoint.ts'
import { connectEndpoint } from './tools/connect-endpoint.ts'
import { explainFilter } from './tools/explain-filter.ts'
import { getChange } from './tools/get-change.ts'
import { getExchange } from './tools/get-exchange.ts'
import { getStatus } from './tools/get-status.ts'
import { getStory } from './tools/get-story.ts'
import { listChanges } from './tools/list-changes.ts'
import { planSync } from './tools/plan-sync.ts'
import { resetSandbox } from './tools/reset-sandbox.ts'
import { retryFailed } from './tools/retry-failed.ts'
import { runScenario } from './tools/run-scenario.ts'
import { setFaults } from './tools/set-faults.ts'
import { waitForIdle } from './tools/wait-for-idle.ts'

/** Every tool, those first that change nothing. */
export const tools: readonly Tool[] = [
  getStatus,
  listChanges,
  getChange,
  getStory,
  getExchange,
  planSync,
  explainFilter,
  waitForIdle,
  connectEndpoint,
  changeUser,
  runScenario,
  retryFailed,
  setFaults,
  checkEndpoint,
  resetSandbox,
]

/** Tells whether a tool is offered without `--write`. */
export const isReading = ({ changes }: Tool): boolean => changes === 'nothing'
