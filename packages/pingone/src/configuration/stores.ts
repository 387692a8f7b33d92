import type { ConfigurationOptions } from './options.ts'
import { type New, createRepository } from '../records/repository.ts'
import type { ScimConfiguration } from '@pingone-sandbox/contract'
import { ConstraintError } from '../records/errors.ts'
import type { ConnectionRecord, RuleRecord } from './records.ts'
import { createConnectionTests } from './connection-tests.ts'
import { completeConfiguration, keepSecrets } from './secrets.ts'

/** Propagation stores: the directory as source, and the SCIM connections as targets. */
export type Stores = ReturnType<typeof createStores>

export function createStores(options: ConfigurationOptions) {
  const kept = createRepository<ConnectionRecord>(options, 'propagationStores', 'Store')
  const rules = createRepository<RuleRecord>(options, 'rules', 'Rule')
  const tests = createConnectionTests()

  async function check(
    environmentId: string,
    store: New<ConnectionRecord>,
    previous?: ConnectionRecord,
  ): Promise<void> {
    if (store.type !== 'scim') return
    const configuration = completeConfiguration(previous?.configuration ?? {}, store.configuration)
    const test = tests.of(configuration, previous)
    if (store.status === 'ACTIVE' && test?.status === 'INVALID')
      throw new ConstraintError(
        'CONSTRAINT_VIOLATION',
        'status',
        `The connection is invalid and cannot be enabled until Test Connection succeeds. ${test.message ?? ''}`,
      )
    for (const other of await kept.list(environmentId))
      if (other.type === 'scim' && (await options.isUsed(other.id)))
        checkIdentifier(configuration, other, other.id === previous?.id)
  }

  const withTest = (
    store: New<ConnectionRecord>,
    previous?: ConnectionRecord,
  ): New<ConnectionRecord> => {
    const { connectionTest: _, ...untested } = store
    const connectionTest =
      store.type === 'scim' ? tests.of(store.configuration, previous) : undefined
    return { ...untested, ...(connectionTest && { connectionTest }) }
  }

  return {
    list: kept.list,
    /** Records the result of *Test Connection* for all connections with this configuration, also for those that are saved later. */
    async tested(
      environmentId: string,
      configuration: ScimConfiguration,
      message: string | undefined,
    ): Promise<void> {
      tests.note(configuration, message)
      for (const store of await kept.list(environmentId))
        if (store.type === 'scim' && tests.of(store.configuration))
          await kept.replace(store, withTest(store))
    },
    get: kept.get,
    async create(environmentId: string, input: New<ConnectionRecord>): Promise<ConnectionRecord> {
      await check(environmentId, input)
      return kept.create(environmentId, withTest(input))
    },
    /** A secret that the input leaves out is kept, unless an address that it goes to moved to another origin. */
    async replace(
      environmentId: string,
      id: string,
      input: New<ConnectionRecord>,
    ): Promise<ConnectionRecord> {
      const previous = await kept.get(environmentId, id)
      if (input.type !== previous.type)
        throw new ConstraintError('INVALID_VALUE', 'type', 'The type of a store cannot be changed.')
      const completed = {
        ...input,
        configuration: keepSecrets(previous.configuration, input.configuration),
      }
      await check(environmentId, completed, previous)
      return kept.replace(previous, withTest(completed, previous))
    },
    /** Refuses while a rule refers to the store. */
    async remove(environmentId: string, id: string): Promise<void> {
      await kept.get(environmentId, id)
      const user = (await rules.list(environmentId)).find(
        (rule) => rule.targetStore.id === id || rule.sourceStore.id === id,
      )
      if (user)
        throw new ConstraintError(
          'CONSTRAINT_VIOLATION',
          'id',
          `The store is used by the rule "${user.name}".`,
        )
      return kept.remove(id)
    },
    /** Deletes the results of *Test Connection*, after its store was cleared. */
    restart: tests.restart,
  }
}

/**
 * The User Identifier cannot change when it is in use, and all connections to one target have the same.
 *
 * @see {@link https://docs.pingidentity.com/pingone/integrations/p1_scim_provisioning_limitations.html}
 */
function checkIdentifier(
  configuration: ScimConfiguration,
  used: ConnectionRecord,
  isSame: boolean,
): void {
  const { SCIM_URL: url, UNIQUE_USER_IDENTIFIER: identifier } = used.configuration
  const isShared = typeof url === 'string' && trimmed(url) === trimmed(configuration.SCIM_URL)
  if (!(isSame || isShared) || identifier === configuration.UNIQUE_USER_IDENTIFIER) return
  throw new ConstraintError(
    'INVALID_VALUE',
    'configuration.UNIQUE_USER_IDENTIFIER',
    isSame
      ? `The User Identifier cannot be changed once users were provisioned; it is ${String(identifier)}.`
      : `All connections to the same target share one User Identifier; that of "${used.name}" is ${String(identifier)}.`,
  )
}

const trimmed = (url: string): string => url.replace(/(?<!\/)\/+$/, '')
