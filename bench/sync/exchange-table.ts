import { DatabaseSync } from 'node:sqlite'

/** A request and its answer, with headers and bodies as they were on the wire. */
export interface KeptExchange {
  readonly subject: string
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly durationMs: number
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: object
    readonly body: string | undefined
  }
  readonly response: { readonly status: number; readonly headers: object; readonly body: string }
}

/** The least that keeps exchanges in SQLite: one row each, without an index, committed in batches. */
export interface ExchangeTable {
  readonly add: (exchange: KeptExchange) => void
  /** Commits what no full batch has committed yet. */
  readonly flush: () => void
  readonly close: () => void
}

const batchSize = 100

/** Opens the table in a file (WAL, `synchronous = NORMAL`), or in memory where the file is `:memory:`. */
export function createExchangeTable(file: string): ExchangeTable {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = NORMAL')
  database.exec(
    `CREATE TABLE exchange (id INTEGER PRIMARY KEY, subject TEXT, started_at INTEGER, duration_ms INTEGER, method TEXT, url TEXT,
      request_headers TEXT, request_body TEXT, status INTEGER, response_headers TEXT, response_body TEXT)`,
  )
  const insert = database.prepare(
    'INSERT INTO exchange VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  let batch: KeptExchange[] = []

  function flush(): void {
    database.exec('BEGIN')
    for (const { subject, startedAt, durationMs, request, response } of batch)
      insert.run(
        ...[subject, startedAt, durationMs, request.method, request.url],
        ...[JSON.stringify(request.headers), request.body ?? null],
        ...[response.status, JSON.stringify(response.headers), response.body],
      )
    database.exec('COMMIT')
    batch = []
  }

  return {
    add(exchange) {
      batch.push(exchange)
      if (batch.length >= batchSize) flush()
    },
    flush,
    close: () => database.close(),
  }
}
