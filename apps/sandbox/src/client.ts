// A client of a running sandbox, for Node and browsers: `pingone-sandbox/client`

// What a test does with a sandbox, one call for each task
export {
  ActionError,
  createSandboxActions,
  openSandbox,
  type ConnectOptions,
  type GroupActions,
  type NewUser,
  type OpenedSandbox,
  type OpenOptions,
  type SandboxActions,
  type SubjectReference,
  type UserActions,
} from '@pingone-sandbox/client/actions'
// Whether a target has what PingOne provisions, for any test runner
export {
  toHaveProvisioned,
  verifyProvisioned,
  type ExpectedAttributes,
  type ProvisionedOptions,
} from '@pingone-sandbox/workspace/verify'
export { formatStory } from '@pingone-sandbox/workspace/text'
// The two APIs
export {
  ControlError,
  createAdministrator,
  createControlClient,
  createPlatformClient,
  createSandboxControl,
  followEvents,
  PlatformError,
  type Administrator,
  type ControlClient,
  type PlatformClient,
  type SandboxControl,
} from '@pingone-sandbox/client'
// What travels on them
export type {
  Connected,
  ConnectQuery,
  Exchange,
  FaultInput,
  Group,
  JournalEntry,
  SandboxInfo,
  SubjectStory,
  User,
} from '@pingone-sandbox/contract'
