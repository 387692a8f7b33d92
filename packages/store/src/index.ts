// The port
export * from './store.ts'
export { createDraft, type Draft } from './draft.ts'
export { StoreError, type StoreProblem } from './store-error.ts'
// Parts of listings, for merged listings and for documents with computed attributes
export { type Candidate, findAmong } from './find-among.ts'
export { documentKey, type Key, scalarAttribute } from './key.ts'
export { formatOpaque, parseOpaque } from './opaque-text.ts'
