import { configurationWhenAbsent, type PropagationStore } from '@pingone-sandbox/contract'

/** What happens to members at the target that PingOne did not add. */
export type MembershipHandling = 'Merge' | 'Overwrite'

/** The membership handling of a connection; the default if absent. */
export const handlingOf = ({ configuration }: PropagationStore): unknown =>
  configuration['GROUP_MEMBERSHIP_HANDLING'] ?? configurationWhenAbsent.GROUP_MEMBERSHIP_HANDLING
