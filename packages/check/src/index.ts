// A run
export { checkEndpoint } from './check-endpoint.ts'
export { cleanEndpoint } from './clean-endpoint.ts'
export { listChecks, type ListedTheme } from './list-checks.ts'
export { CheckError, type CheckErrorReason } from './run/check-error.ts'
export type { CleanUp } from './run/clean-up.ts'
export type { CheckHost, CheckOptions, EndpointOptions } from './run/options.ts'
export type { Credentials } from './tenant/credentials.ts'
// Its report
export { assess, type Assessment, type AssessOptions } from './report/assess.ts'
export { parseBaseline } from './report/baseline.ts'
export { formatHtml } from './report/html/html.ts'
export { formatJunit } from './report/junit.ts'
export { formatMarkdown } from './report/markdown.ts'
export { formatPlan, type Plan } from './report/plan.ts'
export { formatTerminal, type TerminalOptions } from './report/terminal.ts'
// A capture of a real tenant's requests
export { CaptureError } from './compare/capture/capture-error.ts'
export {
  compareCapture,
  type CaptureComparison,
  type ComparedRequest,
} from './compare/compare-capture.ts'
