// The port
export * from './store.ts'
export { createDraft, type Draft } from './draft.ts'
export { StoreError, type StoreProblem } from './store-error.ts'
// What listings are made of, for those who merge them or list what is composed
export { type Candidate, findAmong } from './find-among.ts'
export { documentKey, type Key, scalarAttribute } from './key.ts'
export { formatOpaque, parseOpaque } from './opaque-text.ts'
