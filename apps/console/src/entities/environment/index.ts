// What other entities may use.
export { useSession } from './session.ts'
