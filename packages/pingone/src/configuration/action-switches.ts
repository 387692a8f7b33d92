import { configurationWhenAbsent, withSwitches } from '@pingone-sandbox/contract'

/** The switches of the wizard's *Users Actions*; everything else in a configuration is authentication or a preference. */
const actionKeys = [
  'CREATE_USERS',
  'UPDATE_USERS',
  'DISABLE_USERS',
  'DEPROVISION_USERS',
  'REMOVE_ACTION',
]

type Configuration = Readonly<Record<string, unknown>>

/** What a connection may do at its target. */
export const actionsOf = (configuration: Configuration = {}): unknown =>
  settingsOf(configuration, (key) => actionKeys.includes(key))

/** How a connection reaches its target. */
export const withoutActions = (configuration: Configuration = {}): unknown =>
  settingsOf(configuration, (key) => !actionKeys.includes(key))

/** A key that is left out counts as said: to spell out what it means changes nothing. */
const settingsOf = (configuration: Configuration, isMeant: (key: string) => boolean) =>
  Object.fromEntries(
    Object.entries({ ...configurationWhenAbsent, ...withSwitches(configuration) }).filter(([key]) =>
      isMeant(key),
    ),
  )
