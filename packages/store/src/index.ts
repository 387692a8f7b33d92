// The port
export * from './store.ts'
export { StoreError, type StoreProblem } from './store-error.ts'
// What values are ordered by, for those who merge listings
export { documentKey, type Key } from './key.ts'
