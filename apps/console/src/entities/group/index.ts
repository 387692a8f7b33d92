// What other entities may use.
export { useGroupSearch } from './group-search.ts'
