// What other entities may use.
export { usePopulations } from './use-populations.ts'
