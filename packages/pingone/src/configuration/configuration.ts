import type { ConfigurationOptions } from './options.ts'
import { createMappings, type Mappings } from './mappings.ts'
import { createPlans, type Plans } from './plans.ts'
import { createRevisions, type Revisions } from './revisions.ts'
import { createRules, type Rules } from './rules.ts'
import { createStores, type Stores } from './stores.ts'

/**
 * The provisioning configuration of the tenant, with the constraints between its parts. Changes take effect with the next revision.
 *
 * A violated constraint throws `ConstraintError`, a missing record `NotFoundError`.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/identity-propagation-provisioning.html}
 */
export interface Configuration {
  readonly plans: Plans
  readonly stores: Stores
  readonly rules: Rules
  readonly mappings: Mappings
  readonly revisions: Revisions
  /** Clears its caches, after its store was cleared. */
  readonly restart: () => void
}

export function createConfiguration(options: ConfigurationOptions): Configuration {
  const revisions = createRevisions(options)
  const rules = createRules(options, revisions)
  const stores = createStores(options)
  return {
    plans: createPlans(options, rules),
    stores,
    rules,
    mappings: createMappings(options, rules),
    revisions,
    restart() {
      stores.restart()
      revisions.restart()
    },
  }
}
