import type { Store } from '@pingone-sandbox/store'
import type { Delivery, DeliverySettings } from '@pingone-sandbox/contract'

/** How the requests of each connection are delivered. */
export interface Deliveries {
  /** The connection's own settings over the defaults. */
  readonly of: (connectionId: string) => Delivery
  /** Sets some of a connection's settings. */
  readonly set: (connectionId: string, settings: DeliverySettings) => Promise<Delivery>
  /** Clears its cache, after its store was cleared. */
  readonly restart: () => void
}

/** Opens the delivery settings that a store holds. */
export async function createDeliveries(store: Store, defaults: Delivery): Promise<Deliveries> {
  const kept = await store.find('deliveries')
  const own = new Map(
    kept.items.map(({ document: { id, ...settings } }) => [id, settings as Partial<Delivery>]),
  )
  const of = (connectionId: string): Delivery => mergeDefined(defaults, own.get(connectionId) ?? {})

  return {
    of,
    async set(connectionId, settings) {
      const next = mergeDefined(own.get(connectionId) ?? {}, settings)
      await store.commit([
        { kind: 'put', collection: 'deliveries', document: { id: connectionId, ...next } },
      ])
      own.set(connectionId, next)
      return of(connectionId)
    },
    restart: () => own.clear(),
  }
}

/** Overrides the settings of `base` by those that are defined in `settings`. */
function mergeDefined<Base extends DeliverySettings>(base: Base, settings: DeliverySettings): Base {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined)
  return { ...base, ...Object.fromEntries(given) }
}
