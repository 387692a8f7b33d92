/** The switches of the wizard's *Actions*; everything else in a configuration is authentication or a preference. */
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

const settingsOf = (configuration: Configuration, isMeant: (key: string) => boolean) =>
  Object.fromEntries(Object.entries(configuration).filter(([key]) => isMeant(key)))
