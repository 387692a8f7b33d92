// What other entities may use.
export { useGroupSearch } from './use-group-search.ts'
