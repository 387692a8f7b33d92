// The store that keeps its documents in the process, for the browser and for tests
export { createMemoryStore, type MemoryStoreOptions } from './memory-store.ts'
