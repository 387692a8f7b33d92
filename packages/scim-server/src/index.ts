// The server
export type { Directory, Features, Limits, ScimServer, ScimServerOptions } from './options.ts'
export { createScimServer } from './scim-server.ts'
// What its store must hold
export { collectionsFor, scimServerCollections, type Layout } from './collections.ts'
