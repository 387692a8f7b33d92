// What other entities may use.
export { useStores } from './connection-queries.ts'
