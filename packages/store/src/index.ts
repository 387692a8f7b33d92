// The port
export * from './store.ts'
// What values are ordered by, for those who merge listings
export { documentKey, type Key } from './key.ts'
