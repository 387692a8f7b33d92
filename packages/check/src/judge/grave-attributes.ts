import type { Check } from '../themes/theme.ts'

/** The attributes whose loss is grave whatever a check is about: who a user is, and what he or she may do. */
const always = ['id', 'userName', 'active', 'displayName', 'members']

/** What describes a value, and is not the value: an address without its type is still the address. */
const descriptive = /\.(type|primary|display)$/i

/** Whether the loss of an attribute is more than a remark in a check. */
export const isGrave = (attribute: string, { about = [] }: Pick<Check, 'about'>): boolean =>
  !descriptive.test(attribute) &&
  [...about, ...always].some(
    (name) =>
      attribute === name || ['[', '.'].some((next) => attribute.startsWith(`${name}${next}`)),
  )
