export { checkEndpoint, type CheckHost, type CheckOptions } from './check-endpoint.ts'
export type { Credentials } from './tenant/credentials.ts'
