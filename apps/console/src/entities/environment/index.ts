// What other entities may use.
export { usePaths } from './environment-paths.ts'
export { useSession } from './session.ts'
