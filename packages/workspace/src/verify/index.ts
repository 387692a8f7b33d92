// Whether a target has what PingOne provisions
export { toHaveProvisioned } from './to-have-provisioned.ts'
export {
  type ProvisionedOptions,
  type ProvisionedQuery,
  type Verdict,
  verifyProvisioned,
} from './verify-provisioned.ts'
export type { ExpectedAttributes } from './compare-attributes.ts'
