import { configurationWhenAbsent, keysOfPart, withSwitches } from '@pingone-sandbox/contract'

/** Everything else in a configuration is authentication or a preference. */
const actionKeys: readonly string[] = keysOfPart('actions')

type Configuration = Readonly<Record<string, unknown>>

/** What a connection may do at its target. */
export const actionsOf = (configuration: Configuration = {}): unknown =>
  settingsOf(configuration, (key) => actionKeys.includes(key))

/** How a connection reaches its target. */
export const withoutActions = (configuration: Configuration = {}): unknown =>
  settingsOf(configuration, (key) => !actionKeys.includes(key))

/** A missing key counts as its default, so that writing the default changes nothing. */
const settingsOf = (configuration: Configuration, isMeant: (key: string) => boolean) =>
  Object.fromEntries(
    Object.entries({ ...configurationWhenAbsent, ...withSwitches(configuration) }).filter(([key]) =>
      isMeant(key),
    ),
  )
