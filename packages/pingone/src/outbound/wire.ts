import type { ScimConfiguration } from '../contract/index.ts'
import type { BehaviourChoices } from './profile.ts'

/** The URL of a resource type's endpoint, or of one resource: base URL and path joined by exactly one slash. */
export function resourceUrl(
  configuration: ScimConfiguration,
  kind: 'Users' | 'Groups',
  id?: string,
): string {
  const path =
    kind === 'Users' ? configuration.USERS_RESOURCE : (configuration.GROUPS_RESOURCE ?? '/Groups')
  const base = configuration.SCIM_URL.replace(/\/+$/, '') + path.replace(/\/+$/, '')
  return id === undefined ? base : `${base}/${encodeURIComponent(id)}`
}

/** Adds query parameters in the encoding that the profile chooses for spaces. */
export function withQuery(
  url: string,
  parameters: Readonly<Record<string, string>>,
  encoding: BehaviourChoices['filterEncoding'],
): string {
  const pairs = Object.entries(parameters).map(
    ([name, value]) =>
      `${name}=${encodeURIComponent(value).replaceAll('%20', encoding === 'plus' ? '+' : '%20')}`,
  )
  return `${url}?${pairs.join('&')}`
}

/**
 * Puts the identifier's value in the place of every `%s` of a User Filter Expression.
 *
 * Quotes and backslashes of the value are escaped as JSON strings ask (RFC 7644 §3.4.2.2); whether PingOne does so is not public.
 */
export function substituteIdentifier(expression: string, value: string): string {
  return expression.replaceAll('%s', () => JSON.stringify(value).slice(1, -1))
}
