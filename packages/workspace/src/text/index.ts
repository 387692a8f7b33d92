export { parseDuration } from './duration.ts'
export { nearestName, suggestName } from './nearest-name.ts'
export { SandboxError, type SandboxErrorCode } from './sandbox-error.ts'
