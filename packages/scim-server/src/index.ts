// The server
export type { Directory, ScimServer, ScimServerOptions } from './options.ts'
export type { Features, Limits } from './directory/settings.ts'
export { createScimServer } from './scim-server.ts'
// What its store must hold
export { collectionsFor, scimServerCollections, type Layout } from './directory/collections.ts'
// What it has before it is served
export { fillStore, type FillOptions, type NewResource } from './writing/fill.ts'
// What it can get wrong
export { misbehaviours, type MisbehaviourId } from './misbehaviour/ledger.ts'
export type { MisbehaviourRecord } from './misbehaviour/records/record.ts'
export { type MisbehaviourSwitch, UnknownMisbehaviourError } from './misbehaviour/switch.ts'
