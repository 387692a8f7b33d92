import type { Route } from '@pingone-sandbox/http'
import { scimStoreMetadata } from '@pingone-sandbox/contract'
import { environmentHref, hal } from '../hal.ts'
import { invalidData } from '../errors.ts'
import { param, readObject } from '../request-reading.ts'

/** What a connection and a mapping may say, by type of store. What a target adds to it is not asked. */
export function storeMetadataRoutes(): Route[] {
  return [
    {
      method: 'POST',
      path: '/propagation/storeMetadata/:type',
      handle(request) {
        // A configuration in the body would ask for what the target adds; both of its documented shapes are objects.
        if (request.body !== '') readObject(request)
        const type = param(request, 'type')
        if (type !== 'scim')
          throw invalidData({
            code: 'INVALID_VALUE',
            target: 'type',
            message: `Stores of the type ${type} are not simulated.`,
            innerError: { allowedValues: ['scim'] },
          })
        const self = `${environmentHref(request)}/propagation/storeMetadata/scim`
        return hal(200, { _links: { self: { href: self } }, ...scimStoreMetadata() })
      },
    },
  ]
}
