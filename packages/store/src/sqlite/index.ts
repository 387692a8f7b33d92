// The store that keeps its documents in SQLite
export { createSqliteStore, type SqliteStoreOptions } from './sqlite-store.ts'
export { DatabaseInUseError } from './open-database.ts'
export { isInUse } from './is-in-use.ts'
