import type { Store } from '@pingone-sandbox/store'
import type { ApplicationDocument, EnvironmentDocument } from '../records/documents.ts'
import { NotFoundError } from '../records/errors.ts'

/** The environments of the organization. The seed creates them; they are read-only. */
export interface Environments {
  list(): Promise<readonly EnvironmentDocument[]>
  /** Throws `NotFoundError`. */
  get(id: string): Promise<EnvironmentDocument>
  /** The worker application with this client id, whichever environment it belongs to. */
  application(clientId: string): Promise<ApplicationDocument | undefined>
}

export function createEnvironments(store: Store): Environments {
  return {
    async list() {
      const page = await store.find<EnvironmentDocument>('environments')
      return page.items.map((item) => item.document)
    },
    async get(id) {
      const stored = await store.get<EnvironmentDocument>('environments', id)
      if (!stored) throw new NotFoundError('environment', id)
      return stored.document
    },
    async application(clientId) {
      const stored = await store.get<ApplicationDocument>('applications', clientId)
      return stored?.document
    },
  }
}

/**
 * Tells whether the environment may have provisioning connections: the *Administrators* environment may not.
 *
 * @see {@link https://docs.pingidentity.com/pingone/integrations/p1_provisioning.html}
 */
export function isProvisioningAllowed(environment: EnvironmentDocument): boolean {
  return environment.name !== 'Administrators'
}
