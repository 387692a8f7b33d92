import type { Administrator, SandboxControl } from '@pingone-sandbox/client'
import type { ConnectionTestAnswer, Group, User } from '@pingone-sandbox/contract'
import type { BehaviourChoices } from '@pingone-sandbox/pingone'
import type { Credentials } from '../tenant/credentials.ts'
import type { Json } from '../wire/resource.ts'
import type { Endpoint } from './endpoint.ts'

/** What the checks of a theme work with: the tenant, its connection and rule, and the people and groups that they make. */
export interface Scene {
  readonly administrator: Administrator
  readonly control: SandboxControl
  readonly choices: BehaviourChoices
  /** The requests of the check itself. */
  readonly endpoint: Endpoint
  readonly credentialsMethod: Credentials['method']
  readonly connectionId: string
  readonly ruleId: string
  /** The name of a user at PingOne and at the endpoint. */
  readonly username: (key: string) => string
  readonly groupName: (key: string) => string
  /** Creates a user in the scope of the rule, under a key by which the checks of the theme know the user. */
  readonly createUser: (key: string, attributes?: object) => Promise<User>
  /**
   * Creates an account at the endpoint as another client would, with the name that a user of this key has. Returns its id. Throws
   * `Unplayable` where the endpoint refuses it.
   */
  readonly createAccount: (key: string, attributes?: Json) => Promise<string>
  /** Creates users while the rule is disabled and enables it, so that a first sync provisions them all. */
  readonly createUsers: (keys: readonly string[]) => Promise<void>
  /** The id of an account that was created at the endpoint under the key. Throws where there is none. */
  readonly account: (key: string) => string
  /**
   * Retries the users that failed because the endpoint answered 429 until the attempts were used up: how many attempts PingOne makes
   * is not public.
   */
  readonly retryThrottled: () => Promise<void>
  /** A user that was created under the key. Throws where there is none. */
  readonly user: (key: string) => User
  /** Creates a group. It is provisioned once it is one of `provisionGroups`. */
  readonly createGroup: (key: string, memberKeys?: readonly string[]) => Promise<Group>
  readonly group: (key: string) => Group
  /** Makes these the groups that the rule provisions, and no others. */
  readonly provisionGroups: (keys: readonly string[]) => Promise<void>
  /** Takes a user out of the scope of the rule, or back. */
  readonly setInScope: (key: string, isInScope: boolean) => Promise<void>
  /** Changes keys of the connection, and makes the revision. */
  readonly configure: (configuration: Readonly<Record<string, unknown>>) => Promise<void>
  /** *Test Connection*, with the saved connection or with other keys. */
  readonly testConnection: (
    changes?: Readonly<Record<string, unknown>>,
  ) => Promise<ConnectionTestAnswer>
  /** The id at the endpoint, as PingOne knows it. */
  readonly targetId: (subject: { readonly id: string }) => Promise<string | undefined>
  /** Waits until the sync has nothing left to do. */
  readonly settle: () => Promise<void>
}
