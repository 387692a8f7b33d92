import { connectionFields, type ConnectionField } from './connection-fields.ts'

type Fields = typeof connectionFields
export type ConnectionKey = keyof Fields

/** The keys with a property of the table, and its values. */
type With<Property extends keyof ConnectionField> = {
  readonly [
    Key in ConnectionKey as Fields[Key] extends Readonly<Record<Property, unknown>> ? Key : never
  ]: Fields[Key] extends Readonly<Record<Property, infer Value>> ? Value : never
}

export const connectionKeys = Object.keys(connectionFields) as readonly ConnectionKey[]

/** A key by its name; undefined for a name that PingOne does not have. */
export const connectionFieldOf = (key: string): ConnectionField | undefined =>
  Object.hasOwn(connectionFields, key) ? connectionFields[key as ConnectionKey] : undefined

function column<Property extends keyof ConnectionField>(property: Property): With<Property> {
  const entries = connectionKeys.flatMap((key) => {
    const value = (connectionFields[key] as ConnectionField)[property]
    return value === undefined ? [] : [[key, value]]
  })
  return Object.fromEntries(entries) as With<Property>
}

/** The labels of the wizard, by key. */
export const configurationLabels = column('label')

/**
 * What PingOne's connection wizard starts with. It deletes users that leave the scope and overwrites members; a configuration that
 * leaves these keys out does neither: see `configurationWhenAbsent`.
 */
export const wizardConfiguration = column('wizard')

/** What a connection does by a key that its configuration leaves out. */
export const configurationWhenAbsent = column('whenAbsent')

/** The secrets, with the keys of the addresses whose servers get them. */
export const secretOrigins = column('secretTo')
export type SecretKey = keyof typeof secretOrigins
export const secretKeys = Object.keys(secretOrigins) as readonly SecretKey[]

/** The keys that hold values of some kinds. */
export const keysOfKind = (
  ...kinds: readonly ConnectionField['kind'][]
): readonly ConnectionKey[] =>
  connectionKeys.filter((key) => kinds.includes(connectionFields[key].kind))

/** The keys of a part of the wizard. */
export const keysOfPart = (
  ...parts: readonly ConnectionField['part'][]
): readonly ConnectionKey[] =>
  connectionKeys.filter((key) => parts.includes(connectionFields[key].part))

/** The keys that an authentication method has, and needs. */
export const keysOfMethod = (method: string): readonly ConnectionKey[] =>
  connectionKeys.filter((key) => (connectionFields[key] as ConnectionField).method === method)

/** The keys that the wizard shows under a switch. */
export const keysUnder = (key: ConnectionKey): readonly ConnectionKey[] =>
  connectionKeys.filter((each) => (connectionFields[each] as ConnectionField).under === key)

/** `managed`, which the wizard starts with off, and shows under the switch for deprovisioning. */
export const managedLabel = 'Deprovision on rule deletion'
export const managedHelp =
  'Deleting a rule removes its users from the target as Remove Action says; otherwise they stay there.'
