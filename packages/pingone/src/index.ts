// The tenant
export { createPingOne, type EnvironmentProvisioning, type PingOne } from './tenant.ts'
export type { PingOneOptions } from './compose.ts'
export { pingOneCollections } from './collections.ts'
// The journal, for code that writes one
export { createJournal } from './journal/journal.ts'
export { entryText } from './journal/entry-text.ts'
// The target of a connection
export type { AskTarget } from './rehearse/ask-target.ts'
// The seed
export { rehearseSeed, type SeededDirectory } from './directory/seed/seed.ts'
export { ConstraintError } from './records/errors.ts'
export { seedContent, type SeedContent } from './directory/seed/seed-content.ts'
export { departments } from './directory/seed/departments.ts'
export { drawHires, type Hire } from './directory/seed/hires.ts'
// Behaviour
export {
  createProfile,
  parseProfile,
  profileNames,
  UnknownBehaviourError,
  type BehaviourChoices,
  type ChoiceName,
  type Profile,
} from './outbound/profile.ts'

export { choiceValues, ledger, profiles } from './outbound/profile.ts'
export { quirks } from './outbound/quirks.ts'
export { resyncMatrix } from './configuration/resync.ts'
// Why work failed
export { causeOf } from './decide/failure-cause.ts'
export { culpritOf, type FailedWork } from './explain/culprit.ts'
// What a target has, beside what was sent
export { differences, type Difference } from './outbound/difference.ts'
// The requests of single operations, as a profile shapes them
export { connectionCheckOf } from './outbound/connection-check.ts'
export { createGroupOperations } from './outbound/groups.ts'
export { createUserOperations } from './outbound/users.ts'
export type { Caller, Unsent } from './outbound/call.ts'
// Faults
export { DuplicateFaultError } from './outbound/faults/fault-set.ts'
// Time
export { createSystemTime } from './time/system-time.ts'
export type { Time } from './time/time.ts'
// The end of what waits for a target
export { StoppedError } from './time/pauses.ts'
// Chance
export { createRandom, type Random } from './seeded/random.ts'
// What is kept or shown without its secrets
export { createMaskedLog } from './secrecy/masked-log.ts'
export { mask } from './secrecy/mask.ts'
export { secretsIn } from './secrecy/mask-json.ts'
export { createMasker, type Masker } from './secrecy/masker.ts'
export { createSecretValues } from './secrecy/secret-values.ts'
// The wire to the target
export { createFetchTransport } from './outbound/fetch/fetch-transport.ts'
export type {
  OutboundRequest,
  OutboundResponse,
  Transport,
  TransportResult,
} from './wire/transport.ts'
