// What other entities may use.
export { usePopulations } from './population-queries.ts'
