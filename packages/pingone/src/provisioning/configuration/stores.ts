import { scimConfiguration } from '../../contract/index.ts'
import { ConstraintError } from '../../directory/errors.ts'
import { keep, type ConfigurationOptions, type New } from './record-keeping.ts'
import type { ConnectionRecord, RuleRecord } from './records.ts'
import { keepSecrets } from './secrets.ts'

/** Propagation stores: the directory as source, and the SCIM connections as targets. */
export type Stores = ReturnType<typeof createStores>

export function createStores(options: ConfigurationOptions) {
  const kept = keep<ConnectionRecord>(options, 'propagationStores', 'Store')
  const rules = keep<RuleRecord>(options, 'rules', 'Rule')

  return {
    list: kept.list,
    get: kept.get,
    async create(environmentId: string, input: New<ConnectionRecord>): Promise<ConnectionRecord> {
      checkConfiguration(input)
      return kept.create(environmentId, input)
    },
    /** A secret that the input leaves out is kept, unless the base URL moved to another origin. */
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
      checkConfiguration(completed)
      return kept.replace(previous, completed)
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
  }
}

/** Throws the schema's own error, which names each configuration key at fault. */
function checkConfiguration({ type, configuration }: New<ConnectionRecord>): void {
  if (type === 'scim') scimConfiguration.parse(configuration)
}
