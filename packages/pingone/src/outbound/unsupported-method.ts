import type { ScimConfiguration } from '@pingone-sandbox/contract'
import { profiles, type BehaviourChoices } from './profile.ts'

import { resourceUrl } from '../configuration/resource-url.ts'

/**
 * The message that a target does not support a method, with the setting under which PingOne does not need it.
 *
 * @example unsupportedMethod({ method: 'PUT', url: 'https://a.example/scim/Users/1' }, configuration)
 */
export function unsupportedMethod(
  { method, url }: SentRequest,
  configuration: ScimConfiguration,
): string {
  const [resource, choice] = url.startsWith(resourceUrl(configuration, 'Groups'))
    ? ([configuration.GROUPS_RESOURCE ?? '/Groups', 'groupUpdate'] as const)
    : ([configuration.USERS_RESOURCE, 'userUpdate'] as const)
  return `The target does not support ${method} ${resource}${substituteFor(method, { choice, version: configuration.SCIM_VERSION })}.`
}

function substituteFor(
  method: string,
  { choice, version }: { readonly choice: 'userUpdate' | 'groupUpdate'; readonly version: string },
): string {
  if (method === 'DELETE' && choice === 'userUpdate')
    return '; the Remove Action Disable would do without it'
  const other = ({ PUT: 'patch', PATCH: 'put' } as const)[method]
  // SCIM 1.1 is always sent PUT.
  if (other === undefined || version === '1.1') return ', which PingOne needs'
  const names = Object.entries<BehaviourChoices>(profiles)
    .filter(([, choices]) => choices[choice] === other)
    .map(([name]) => name)
  return `; PingOne sends ${other.toUpperCase()} in its place with ${choice}=${other}${names.length > 0 ? `, as the profile ${names.join(' or ')} has it` : ''}`
}

export interface SentRequest {
  readonly method: string
  readonly url: string
}
