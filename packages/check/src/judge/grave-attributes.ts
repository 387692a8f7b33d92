import type { Check } from '../themes/theme.ts'

/** The attributes whose loss is grave whatever a check is about: who a user is, and what he or she may do. */
const always = ['id', 'userName', 'active', 'displayName', 'members']

/** Whether the loss of an attribute is more than a remark in a check. */
export const isGrave = (attribute: string, { about = [] }: Pick<Check, 'about'>): boolean =>
  [...about, ...always].some(
    (name) =>
      attribute === name || ['[', '.'].some((next) => attribute.startsWith(`${name}${next}`)),
  )
