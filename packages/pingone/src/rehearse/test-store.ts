import type { Exchange, ScimConfiguration } from '@pingone-sandbox/contract'
import type { Result } from '../outbound/result.ts'
import { completeConfiguration } from '../configuration/secrets.ts'
import type { Stores } from '../configuration/stores.ts'

/** A connection to test, saved or not. */
export interface TestedStore {
  /** Absent for one that is not saved. */
  readonly id?: string | undefined
  readonly name: string
  readonly configuration: Readonly<Record<string, unknown>>
}

/** *Test Connection*: sends the check of the connection, and keeps what it found. */
export type TestStore = (environmentId: string, store: TestedStore) => Promise<Result<undefined>>

export interface StoreTestOptions {
  readonly stores: Pick<Stores, 'get' | 'tested'>
  readonly test: (
    configuration: ScimConfiguration,
    connection: Exchange['connection'],
  ) => Promise<Result<undefined>>
}

/** Creates *Test Connection*. It throws a `ZodError` for a configuration that is not complete, a `NotFoundError` for an unknown id. */
export function createTestStore({ stores, test }: StoreTestOptions): TestStore {
  return async (environmentId, { id, name, configuration }) => {
    // The console tests a saved connection without knowing its secrets.
    const saved = id === undefined ? undefined : await stores.get(environmentId, id)
    const scim = completeConfiguration(saved?.configuration ?? {}, configuration)
    const result = await test(scim, { name, ...(id !== undefined && { id }) })
    await stores.tested(environmentId, scim, result.ok ? undefined : result.failure.message)
    return result
  }
}
