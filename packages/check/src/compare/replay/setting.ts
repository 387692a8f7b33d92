import { profiles, type BehaviourChoices } from '@pingone-sandbox/pingone'
import type { ScimConfiguration } from '@pingone-sandbox/contract'
import type { ChoiceVerdict } from '../claims/verdicts.ts'
import { isVersion11 } from '../claims/connection-choices.ts'
import type { Story } from '../story/story.ts'

/** The choices that a capture shows; those of `current` where it shows none. */
export function choicesShown(verdicts: readonly ChoiceVerdict[]): BehaviourChoices {
  const shown = verdicts
    .filter(({ verdict }) => verdict === 'confirmed')
    .map(({ choice, value }) => [
      choice,
      value === 'true' ? true : value === 'false' ? false : value,
    ])
  return { ...profiles.current, ...(Object.fromEntries(shown) as Partial<BehaviourChoices>) }
}

/** The connection as far as the requests show it. */
export function configurationShown({ observations }: Story): ScimConfiguration {
  const url = observations
    .map(({ request }) => /^(.*)\/(?:Users|Groups)\b/i.exec(request.url.split('?')[0] ?? '')?.[1])
    .find((base) => base !== undefined)
  return {
    SCIM_URL: url ?? 'https://target.example/scim',
    SCIM_VERSION: observations.some(isVersion11) ? '1.1' : '2.0',
    USERS_RESOURCE: '/Users',
    GROUPS_RESOURCE: '/Groups',
    USER_FILTER: 'username Eq "%s"',
    UNIQUE_USER_IDENTIFIER: 'userName',
    AUTHENTICATION_METHOD: 'None',
    AUTHORIZATION_TYPE: 'Bearer',
    GROUP_MEMBERSHIP_HANDLING: 'Merge',
    REMOVE_ACTION: 'Disable',
  }
}
