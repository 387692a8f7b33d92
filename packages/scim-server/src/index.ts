// The server
export type { ScimServer, ScimServerOptions } from './options.ts'
export { createScimServer } from './scim-server.ts'
// What its store must hold
export { scimServerCollections } from './collections.ts'
