// The store that keeps its documents in SQLite
export { createSqliteStore, type SqliteStoreOptions } from './sqlite-store.ts'
export { DatabaseInUseError } from './open-database.ts'
export { findOpeningFailure, type OpeningFailure } from './opening-failure.ts'
