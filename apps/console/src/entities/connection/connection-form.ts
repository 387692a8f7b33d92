import {
  configurationWhenAbsent,
  type ConnectionField,
  connectionFields,
  type ConnectionKey,
  connectionKeys,
  type PlanDrafts,
  type PropagationStore,
  wizardConfiguration,
  withSwitches,
} from '@pingone-sandbox/contract'

import { keptOf } from '../../patterns/merge/update-resource.ts'

export type ConfigurationKey = ConnectionKey
type DraftConnection = NonNullable<PlanDrafts['connection']>

/** The fields of the wizard and of the configuration tab. An empty text means: not given. */
export interface ConnectionForm {
  readonly name: string
  readonly description: string
  readonly iconHref: string
  /** *Deprovision on rule deletion*. */
  readonly managed: boolean
  readonly configuration: { readonly [Key in ConfigurationKey]?: string | boolean }
}

/** What the wizard starts from. */
export const newConnection: ConnectionForm = {
  name: '',
  description: '',
  iconHref: '',
  managed: false,
  configuration: {
    SCIM_URL: '',
    ...wizardConfiguration,
  },
}

/** Keys that may be left out are empty texts: a form that is reset keeps what it is given no value for. */
const emptyTexts: ConnectionForm['configuration'] = Object.fromEntries(
  connectionKeys.flatMap((key) => {
    const { kind, isRequired }: ConnectionField = connectionFields[key]
    return isRequired || kind === 'choice' || kind === 'switch' ? [] : [[key, '']]
  }),
)

/** The fields of a stored connection; secrets stay empty, since a read never returns them. */
export function connectionFormOf(store: PropagationStore): ConnectionForm {
  return {
    name: store.name,
    description: store.description ?? '',
    iconHref: store.image?.href ?? '',
    managed: store.managed ?? false,
    configuration: {
      // An absent key is shown with its meaning, which differs from the wizard's default.
      ...configurationWhenAbsent,
      ...emptyTexts,
      ...withSwitches(store.configuration),
    },
  }
}

/** Whether two forms are equal; an absent field equals an empty one. */
export const isSameConnection = (one: ConnectionForm, other: ConnectionForm): boolean =>
  saidBy(one) === saidBy(other)

function saidBy({ configuration, ...general }: ConnectionForm): string {
  const given = Object.entries(configuration).filter(
    ([, value]) => value !== '' && value !== undefined,
  )
  return JSON.stringify([
    Object.entries(general).toSorted(),
    given.toSorted(([one], [other]) => one.localeCompare(other)),
  ])
}

/** The body that creates or replaces a connection. What is empty is left out: so a PUT keeps the stored secrets. */
export function storeBodyOf(form: ConnectionForm, status: PropagationStore['status']) {
  return {
    name: form.name.trim(),
    type: 'scim' as const,
    status,
    managed: form.managed,
    ...(form.description !== '' && { description: form.description }),
    ...(form.iconHref !== '' && { image: { href: form.iconHref } }),
    configuration: sentConfiguration(form.configuration),
  }
}

const ownedByServer = ['syncStatus']
const said = ['name', 'type', 'status', 'managed', 'description', 'image', 'configuration']

/** The body that replaces a connection; keys that the form does not show keep their values. */
export function storeReplacementOf(
  form: ConnectionForm,
  now: PropagationStore,
  all: Readonly<Record<string, unknown>>,
): object {
  const body = storeBodyOf(form, now.status)
  const isSameIcon = form.iconHref === (now.image?.href ?? '')
  return {
    ...keptOf(all, [...said, ...ownedByServer]),
    ...body,
    configuration: withoutUnsaid(body.configuration, now),
    ...(isSameIcon && now.image !== undefined && { image: now.image }),
  }
}

/** What a form makes of a connection, as the draft of a plan. */
export function connectionDraftOf(form: ConnectionForm, now: PropagationStore): DraftConnection {
  const { name, managed, configuration } = storeBodyOf(form, now.status)
  return {
    ...{ id: now.id, name, managed, status: now.status },
    configuration: withoutUnsaid(configuration, now),
  }
}

/** Absent keys stay absent unless the form changes them. */
function withoutUnsaid(
  configuration: Readonly<Record<string, unknown>>,
  now: PropagationStore,
): Record<string, unknown> {
  const shown: Readonly<Record<string, unknown>> = connectionFormOf(now).configuration
  const saved = withSwitches(now.configuration)
  const isSaid = ([key, value]: [string, unknown]) => key in saved || value !== shown[key]
  return Object.fromEntries(Object.entries(configuration).filter(isSaid))
}

/** The body that changes some members of a connection and keeps all others. */
export const storeWith = (
  change: Partial<PropagationStore>,
  all: Readonly<Record<string, unknown>>,
): object => ({ ...keptOf(all, ownedByServer), ...change })

/** The body that changes some keys of the configuration of a connection and keeps all others. */
export const storeConfiguredWith = (
  change: PropagationStore['configuration'],
  { configuration }: PropagationStore,
  all: Readonly<Record<string, unknown>>,
): object => storeWith({ configuration: { ...configuration, ...change } }, all)

/** The *Auth Type Header* that goes with a method, as PingOne's wizard preselects it. */
export function authorizationTypeFor(method: string): string {
  if (method === 'OAuth 2 Bearer Token') return 'Bearer'
  if (method === 'OAuth 2 Client Credentials') return 'OAuth Client Credentials'
  return 'Basic'
}

function sentConfiguration(configuration: ConnectionForm['configuration']) {
  const method = String(configuration.AUTHENTICATION_METHOD)
  /** Credentials of another method, and of another *Auth Type Header*, are not sent. */
  const isForeign = (key: ConfigurationKey) => {
    // A configuration may hold keys that no field has.
    const field: Partial<ConnectionField> =
      (connectionFields as Partial<typeof connectionFields>)[key] ?? {}
    const { authorizationType = configuration.AUTHORIZATION_TYPE } = field
    return (
      (field.method ?? method) !== method || authorizationType !== configuration.AUTHORIZATION_TYPE
    )
  }
  const isSent = ([key, value]: [string, unknown]) =>
    value !== '' && value !== undefined && !isForeign(key as ConfigurationKey)
  return Object.fromEntries(Object.entries(configuration).filter(isSent))
}
