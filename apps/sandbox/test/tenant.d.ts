import { type SandboxOptions } from '../src/index.ts'
import { type Resource } from './administrator.ts'
/** A resource at the target. */
export interface Provisioned extends Resource {
  readonly userName?: string
  readonly displayName?: string
  readonly active?: boolean
  readonly members?: readonly {
    readonly value: string
  }[]
}
export interface TenantOptions extends SandboxOptions {
  /** Overrides keys of the configuration of the connection to the reference server. */
  readonly configuration?: Readonly<Record<string, unknown>>
  readonly managed?: boolean
}
/** Starts a sandbox and the calls that an administrator makes on it: the Platform API on one side, SCIM on the other, both over HTTP. */
export declare function startTenant({
  configuration,
  managed,
  ...options
}?: TenantOptions): Promise<{
  connection: Resource
  connectionInput: {
    name: string
    type: 'scim'
    status: 'ACTIVE'
    managed?: boolean
    configuration: {
      SCIM_URL: string
      SCIM_VERSION: '2.0'
      USERS_RESOURCE: string
      GROUPS_RESOURCE: string
      AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token'
      AUTHORIZATION_TYPE: string
      OAUTH_ACCESS_TOKEN: string
      USER_FILTER: string
      UNIQUE_USER_IDENTIFIER: 'userName'
      GROUP_MEMBERSHIP_HANDLING: 'Merge'
      REMOVE_ACTION: 'Disable'
    }
  }
  revise: () => Promise<Resource>
  rule: (populationExpression: string, groups?: readonly Resource[]) => Promise<Resource>
  hire: (username: string, attributes?: object) => Promise<Resource>
  group: (name: string) => Promise<Resource>
  join: (user: Pick<Resource, 'id'>, group: Resource) => Promise<Resource>
  leave: (user: Pick<Resource, 'id'>, group: Resource) => Promise<Resource>
  sandbox: import('../src/sandbox.ts').Sandbox
  platform: import('@pingone-sandbox/client').PlatformClient
  control: {
    info: () => Promise<{
      version: string
      command: string
      scim?: string | undefined
      scimToken?: string | undefined
      scimDirectories?:
        | {
            name: string
            scim: string
            scimToken: string
          }[]
        | undefined
      environmentId: string
      clientId: string
      clientSecret: string
      persistence: string
      profile: string
      clock?: string | undefined
    }>
    health: () => Promise<{
      status: 'failing' | 'ok'
      problems?:
        | {
            message: string
            hint?: string | undefined
          }[]
        | undefined
    }>
    reset(): Promise<void>
    waitOnce: (timeoutMs: number) => Promise<{
      queued: number
      running: number
      isIdle: boolean
    }>
    waitForIdle: (timeoutMs?: number) => Promise<boolean>
    changes: (query?: Readonly<Record<string, string | number | boolean>>) => Promise<{
      seq: number
      changes: {
        id: string
        kind: 'change' | 'circuit' | 'request'
        seq: number
        last: number
        at: string
        action: string
        subject: {
          type: 'connection' | 'environment' | 'group' | 'population' | 'revision' | 'rule' | 'user'
          id: string
          name: string
        }
        summary: string
        finished: boolean
        result?: string | undefined
        ends?:
          | Partial<
              Record<'created' | 'failed' | 'held' | 'removed' | 'unchanged' | 'updated', number>
            >
          | undefined
        rules: {
          id: string
          name: string
        }[]
        outcomes: Partial<
          Record<'failed' | 'partial' | 'removed' | 'success' | 'unchanged' | 'unsynced', number>
        >
        worst?: 'failed' | 'partial' | 'removed' | 'success' | 'unchanged' | 'unsynced' | undefined
        failures?:
          | {
              ruleId: string
              cause:
                | 'address-refused'
                | 'certificate'
                | 'circuit-open'
                | 'conflict'
                | 'connection-check'
                | 'credentials'
                | 'defect'
                | 'mapping'
                | 'members'
                | 'method-not-supported'
                | 'mismatch'
                | 'no-answer'
                | 'not-found'
                | 'other'
                | 'proxy'
                | 'refused'
                | 'search-not-found'
                | 'several-matches'
                | 'target-error'
                | 'throttled'
                | 'token-endpoint'
                | 'unreadable'
                | 'wrong-scheme'
            }[]
          | undefined
        remarked?:
          | {
              outcomes: number
              kinds: (
                | 'altered'
                | 'count'
                | 'cut'
                | 'dropped'
                | 'error-body'
                | 'kept'
                | 'no-resource'
                | 'not-readable'
                | 'not-shown'
                | 'other-id'
                | 'other-match'
                | 'two-primaries'
              )[]
            }
          | undefined
        exchanges: number
      }[]
      cursor?: string | undefined
      dropped: {
        count: number
        until?: string | undefined
      }
    }>
    change: (
      id: string,
      query?: Readonly<Record<string, string | number | boolean>>,
    ) => Promise<{
      id: string
      kind: 'change' | 'circuit' | 'request'
      seq: number
      last: number
      at: string
      action: string
      subject: {
        type: 'connection' | 'environment' | 'group' | 'population' | 'revision' | 'rule' | 'user'
        id: string
        name: string
      }
      summary: string
      finished: boolean
      result?: string | undefined
      ends?:
        | Partial<
            Record<'created' | 'failed' | 'held' | 'removed' | 'unchanged' | 'updated', number>
          >
        | undefined
      rules: {
        id: string
        name: string
      }[]
      outcomes: Partial<
        Record<'failed' | 'partial' | 'removed' | 'success' | 'unchanged' | 'unsynced', number>
      >
      worst?: 'failed' | 'partial' | 'removed' | 'success' | 'unchanged' | 'unsynced' | undefined
      failures?:
        | {
            ruleId: string
            cause:
              | 'address-refused'
              | 'certificate'
              | 'circuit-open'
              | 'conflict'
              | 'connection-check'
              | 'credentials'
              | 'defect'
              | 'mapping'
              | 'members'
              | 'method-not-supported'
              | 'mismatch'
              | 'no-answer'
              | 'not-found'
              | 'other'
              | 'proxy'
              | 'refused'
              | 'search-not-found'
              | 'several-matches'
              | 'target-error'
              | 'throttled'
              | 'token-endpoint'
              | 'unreadable'
              | 'wrong-scheme'
          }[]
        | undefined
      remarked?:
        | {
            outcomes: number
            kinds: (
              | 'altered'
              | 'count'
              | 'cut'
              | 'dropped'
              | 'error-body'
              | 'kept'
              | 'no-resource'
              | 'not-readable'
              | 'not-shown'
              | 'other-id'
              | 'other-match'
              | 'two-primaries'
            )[]
          }
        | undefined
      exchanges: number
      entries: (
        | {
            seq: number
            at: string
            type: 'change'
            changeId: string
            action: string
            subject: {
              type:
                | 'connection'
                | 'environment'
                | 'group'
                | 'population'
                | 'revision'
                | 'rule'
                | 'user'
              id: string
              name: string
            }
            group?:
              | {
                  type:
                    | 'connection'
                    | 'environment'
                    | 'group'
                    | 'population'
                    | 'revision'
                    | 'rule'
                    | 'user'
                  id: string
                  name: string
                }
              | undefined
            summary: string
          }
        | {
            seq: number
            at: string
            type: 'decision'
            changeId: string
            rule: {
              id: string
              name: string
            }
            subject: {
              type:
                | 'connection'
                | 'environment'
                | 'group'
                | 'population'
                | 'revision'
                | 'rule'
                | 'user'
              id: string
              name: string
            }
            inScope: boolean
            conditions: {
              expression: string
              seen: unknown[]
              holds: boolean
            }[]
            steps: (
              | 'add-members'
              | 'create'
              | 'delete'
              | 'disable'
              | 'lookup'
              | 'read'
              | 'remove-members'
              | 'update'
            )[]
            summary: string
          }
        | {
            seq: number
            at: string
            type: 'exchange'
            changeId?: string | undefined
            exchange: {
              id: string
              at: string
              durationMs: number
              purpose:
                | 'add-members'
                | 'check'
                | 'create'
                | 'delete'
                | 'disable'
                | 'lookup'
                | 'probe'
                | 'read'
                | 'remove-members'
                | 'test'
                | 'token'
                | 'update'
              summary: string
              changeId?: string | undefined
              rule?:
                | {
                    id: string
                    name: string
                  }
                | undefined
              connection: {
                id?: string | undefined
                name: string
              }
              subject?:
                | {
                    type:
                      | 'connection'
                      | 'environment'
                      | 'group'
                      | 'population'
                      | 'revision'
                      | 'rule'
                      | 'user'
                    id: string
                    name: string
                  }
                | undefined
              attempt: number
              request: {
                method: string
                url: string
                headers: Record<string, string>
                body?: string | undefined
              }
              response?:
                | {
                    status: number
                    headers: Record<string, string>
                    body: string
                    truncated?: boolean | undefined
                    note?: string | undefined
                  }
                | undefined
              replayOf?: string | undefined
              fault?:
                | {
                    id: string
                    summary: string
                  }
                | undefined
              failure?:
                | {
                    code: string
                    message: string
                    status?: number | undefined
                  }
                | undefined
              quirks: string[]
              misbehaviours?: string[] | undefined
            }
          }
        | {
            seq: number
            at: string
            type: 'outcome'
            changeId: string
            rule: {
              id: string
              name: string
            }
            subject: {
              type:
                | 'connection'
                | 'environment'
                | 'group'
                | 'population'
                | 'revision'
                | 'rule'
                | 'user'
              id: string
              name: string
            }
            status: 'failed' | 'partial' | 'removed' | 'success' | 'unchanged' | 'unsynced'
            cause?:
              | 'address-refused'
              | 'certificate'
              | 'circuit-open'
              | 'conflict'
              | 'connection-check'
              | 'credentials'
              | 'defect'
              | 'mapping'
              | 'members'
              | 'method-not-supported'
              | 'mismatch'
              | 'no-answer'
              | 'not-found'
              | 'other'
              | 'proxy'
              | 'refused'
              | 'search-not-found'
              | 'several-matches'
              | 'target-error'
              | 'throttled'
              | 'token-endpoint'
              | 'unreadable'
              | 'wrong-scheme'
              | undefined
            memberships?:
              | {
                  failed: number
                  total: number
                }
              | undefined
            targetId?: string | undefined
            remarks?:
              | {
                  kind:
                    | 'altered'
                    | 'count'
                    | 'cut'
                    | 'dropped'
                    | 'error-body'
                    | 'kept'
                    | 'no-resource'
                    | 'not-readable'
                    | 'not-shown'
                    | 'other-id'
                    | 'other-match'
                    | 'two-primaries'
                  attribute?: string | undefined
                  message: string
                }[]
              | undefined
            confirmed?: true | undefined
            summary: string
          }
        | {
            seq: number
            at: string
            type: 'retry'
            changeId?: string | undefined
            rule?:
              | {
                  id: string
                  name: string
                }
              | undefined
            subject?:
              | {
                  type:
                    | 'connection'
                    | 'environment'
                    | 'group'
                    | 'population'
                    | 'revision'
                    | 'rule'
                    | 'user'
                  id: string
                  name: string
                }
              | undefined
            attempt: number
            waitMs: number
            summary: string
          }
        | {
            seq: number
            at: string
            type: 'circuit'
            changeId?: string | undefined
            connection: {
              id?: string | undefined
              name: string
            }
            state: 'closed' | 'half-open' | 'open'
            summary: string
          }
        | {
            seq: number
            at: string
            type: 'finished'
            changeId: string
            ends?:
              | Partial<
                  Record<
                    'created' | 'failed' | 'held' | 'removed' | 'unchanged' | 'updated',
                    number
                  >
                >
              | undefined
            summary: string
          }
      )[]
      total: number
      cursor?: string | undefined
    }>
    subjectStory: (
      { type, id }: import('@pingone-sandbox/contract').SubjectKey,
      query?: Readonly<Record<string, string | number | boolean>>,
    ) => Promise<{
      subject: {
        id: string
        name: string
        type: 'group' | 'user'
      }
      exists: boolean
      links: {
        subject: {
          id: string
          name: string
        }
        type: 'group' | 'user'
        connection: {
          id: string
          name: string
        }
        status: 'FAILED' | 'NOT_IN_SCOPE' | 'PARTIAL' | 'SUCCESS' | 'UNSYNCED'
        inScope: boolean
        conditions: {
          expression: string
          seen: unknown[]
          holds: boolean
        }[]
        targetId?: string | undefined
        active?: boolean | undefined
        lastSyncAt?: string | undefined
        details?: string | undefined
        rule: {
          id: string
          name: string
        }
      }[]
      moments: {
        kind: 'change' | 'circuit' | 'request'
        action: string
        subject: {
          type: 'connection' | 'environment' | 'group' | 'population' | 'revision' | 'rule' | 'user'
          id: string
          name: string
        }
        summary: string
        finished: boolean
        changeId: string
        seq: number
        at: string
        own: boolean
        others: number
        rules: {
          rule: {
            id: string
            name: string
          }
          decision?:
            | {
                seq: number
                at: string
                inScope: boolean
                conditions: {
                  expression: string
                  seen: unknown[]
                  holds: boolean
                }[]
                steps: (
                  | 'add-members'
                  | 'create'
                  | 'delete'
                  | 'disable'
                  | 'lookup'
                  | 'read'
                  | 'remove-members'
                  | 'update'
                )[]
                summary: string
              }
            | undefined
          exchanges: {
            id: string
            at: string
            durationMs: number
            purpose:
              | 'add-members'
              | 'check'
              | 'create'
              | 'delete'
              | 'disable'
              | 'lookup'
              | 'probe'
              | 'read'
              | 'remove-members'
              | 'test'
              | 'token'
              | 'update'
            summary: string
            attempt: number
            replayOf?: string | undefined
            fault?:
              | {
                  id: string
                  summary: string
                }
              | undefined
            misbehaviours?: string[] | undefined
            seq: number
            method: string
            url: string
            status?: number | undefined
            failure?:
              | {
                  code: string
                  message: string
                }
              | undefined
          }[]
          retries: {
            seq: number
            at: string
            attempt: number
            waitMs: number
            summary: string
          }[]
          outcome?:
            | {
                seq: number
                at: string
                status: 'failed' | 'partial' | 'removed' | 'success' | 'unchanged' | 'unsynced'
                cause?:
                  | 'address-refused'
                  | 'certificate'
                  | 'circuit-open'
                  | 'conflict'
                  | 'connection-check'
                  | 'credentials'
                  | 'defect'
                  | 'mapping'
                  | 'members'
                  | 'method-not-supported'
                  | 'mismatch'
                  | 'no-answer'
                  | 'not-found'
                  | 'other'
                  | 'proxy'
                  | 'refused'
                  | 'search-not-found'
                  | 'several-matches'
                  | 'target-error'
                  | 'throttled'
                  | 'token-endpoint'
                  | 'unreadable'
                  | 'wrong-scheme'
                  | undefined
                memberships?:
                  | {
                      failed: number
                      total: number
                    }
                  | undefined
                targetId?: string | undefined
                remarks?:
                  | {
                      kind:
                        | 'altered'
                        | 'count'
                        | 'cut'
                        | 'dropped'
                        | 'error-body'
                        | 'kept'
                        | 'no-resource'
                        | 'not-readable'
                        | 'not-shown'
                        | 'other-id'
                        | 'other-match'
                        | 'two-primaries'
                      attribute?: string | undefined
                      message: string
                    }[]
                  | undefined
                confirmed?: true | undefined
                summary: string
              }
            | undefined
          culprit?:
            | {
                exchangeId?: string | undefined
                succeeded: boolean
                side: 'connection' | 'mapping' | 'network' | 'sandbox' | 'server'
                title: string
                message: string
                repairs: (
                  | {
                      id: 'write-eq'
                      label: string
                      connectionId: string
                      userFilter: string
                    }
                  | {
                      id: 'edit-connection'
                      label: string
                      connectionId: string
                      key?: string | undefined
                    }
                  | {
                      id: 're-enter-token'
                      label: string
                      connectionId: string
                      key: string
                    }
                  | {
                      id: 'test-connection'
                      label: string
                      connectionId: string
                    }
                  | {
                      id: 'switch-scheme'
                      label: string
                      connectionId: string
                      baseUrl: string
                    }
                  | {
                      id: 'accept-certificate'
                      label: string
                      connectionId: string
                    }
                  | {
                      id: 'raise-timeout'
                      label: string
                      connectionId: string
                      timeoutMs: number
                    }
                  | {
                      id: 'lower-rate'
                      label: string
                      connectionId: string
                      requestsPerSecond: number
                    }
                  | {
                      id: 'choose-behaviour'
                      label: string
                      choice: string
                      value: string | boolean
                    }
                  | {
                      id: 'switch-off-misbehaviour'
                      label: string
                      misbehaviour: string
                    }
                  | {
                      id: 'clear-fault'
                      label: string
                      faultId: string
                    }
                  | {
                      id: 'edit-mapping'
                      label: string
                      ruleId: string
                    }
                  | {
                      id: 'retry'
                      label: string
                      ruleId: string
                      subject: {
                        type: 'group' | 'user'
                        id: string
                      }
                    }
                  | {
                      id: 'full-resync'
                      label: string
                      ruleId: string
                    }
                )[]
              }
            | undefined
        }[]
        exchanges: {
          id: string
          at: string
          durationMs: number
          purpose:
            | 'add-members'
            | 'check'
            | 'create'
            | 'delete'
            | 'disable'
            | 'lookup'
            | 'probe'
            | 'read'
            | 'remove-members'
            | 'test'
            | 'token'
            | 'update'
          summary: string
          attempt: number
          replayOf?: string | undefined
          fault?:
            | {
                id: string
                summary: string
              }
            | undefined
          misbehaviours?: string[] | undefined
          seq: number
          method: string
          url: string
          status?: number | undefined
          failure?:
            | {
                code: string
                message: string
              }
            | undefined
        }[]
      }[]
      cursor?: string | undefined
      dropped: {
        count: number
        until?: string | undefined
      }
    }>
    entries: (query?: Readonly<Record<string, string | number | boolean>>) => Promise<{
      entries: (
        | {
            seq: number
            at: string
            type: 'change'
            changeId: string
            action: string
            subject: {
              type:
                | 'connection'
                | 'environment'
                | 'group'
                | 'population'
                | 'revision'
                | 'rule'
                | 'user'
              id: string
              name: string
            }
            group?:
              | {
                  type:
                    | 'connection'
                    | 'environment'
                    | 'group'
                    | 'population'
                    | 'revision'
                    | 'rule'
                    | 'user'
                  id: string
                  name: string
                }
              | undefined
            summary: string
          }
        | {
            seq: number
            at: string
            type: 'decision'
            changeId: string
            rule: {
              id: string
              name: string
            }
            subject: {
              type:
                | 'connection'
                | 'environment'
                | 'group'
                | 'population'
                | 'revision'
                | 'rule'
                | 'user'
              id: string
              name: string
            }
            inScope: boolean
            conditions: {
              expression: string
              seen: unknown[]
              holds: boolean
            }[]
            steps: (
              | 'add-members'
              | 'create'
              | 'delete'
              | 'disable'
              | 'lookup'
              | 'read'
              | 'remove-members'
              | 'update'
            )[]
            summary: string
          }
        | {
            seq: number
            at: string
            type: 'exchange'
            changeId?: string | undefined
            exchange: {
              id: string
              at: string
              durationMs: number
              purpose:
                | 'add-members'
                | 'check'
                | 'create'
                | 'delete'
                | 'disable'
                | 'lookup'
                | 'probe'
                | 'read'
                | 'remove-members'
                | 'test'
                | 'token'
                | 'update'
              summary: string
              changeId?: string | undefined
              rule?:
                | {
                    id: string
                    name: string
                  }
                | undefined
              connection: {
                id?: string | undefined
                name: string
              }
              subject?:
                | {
                    type:
                      | 'connection'
                      | 'environment'
                      | 'group'
                      | 'population'
                      | 'revision'
                      | 'rule'
                      | 'user'
                    id: string
                    name: string
                  }
                | undefined
              attempt: number
              request: {
                method: string
                url: string
                headers: Record<string, string>
                body?: string | undefined
              }
              response?:
                | {
                    status: number
                    headers: Record<string, string>
                    body: string
                    truncated?: boolean | undefined
                    note?: string | undefined
                  }
                | undefined
              replayOf?: string | undefined
              fault?:
                | {
                    id: string
                    summary: string
                  }
                | undefined
              failure?:
                | {
                    code: string
                    message: string
                    status?: number | undefined
                  }
                | undefined
              quirks: string[]
              misbehaviours?: string[] | undefined
            }
          }
        | {
            seq: number
            at: string
            type: 'outcome'
            changeId: string
            rule: {
              id: string
              name: string
            }
            subject: {
              type:
                | 'connection'
                | 'environment'
                | 'group'
                | 'population'
                | 'revision'
                | 'rule'
                | 'user'
              id: string
              name: string
            }
            status: 'failed' | 'partial' | 'removed' | 'success' | 'unchanged' | 'unsynced'
            cause?:
              | 'address-refused'
              | 'certificate'
              | 'circuit-open'
              | 'conflict'
              | 'connection-check'
              | 'credentials'
              | 'defect'
              | 'mapping'
              | 'members'
              | 'method-not-supported'
              | 'mismatch'
              | 'no-answer'
              | 'not-found'
              | 'other'
              | 'proxy'
              | 'refused'
              | 'search-not-found'
              | 'several-matches'
              | 'target-error'
              | 'throttled'
              | 'token-endpoint'
              | 'unreadable'
              | 'wrong-scheme'
              | undefined
            memberships?:
              | {
                  failed: number
                  total: number
                }
              | undefined
            targetId?: string | undefined
            remarks?:
              | {
                  kind:
                    | 'altered'
                    | 'count'
                    | 'cut'
                    | 'dropped'
                    | 'error-body'
                    | 'kept'
                    | 'no-resource'
                    | 'not-readable'
                    | 'not-shown'
                    | 'other-id'
                    | 'other-match'
                    | 'two-primaries'
                  attribute?: string | undefined
                  message: string
                }[]
              | undefined
            confirmed?: true | undefined
            summary: string
          }
        | {
            seq: number
            at: string
            type: 'retry'
            changeId?: string | undefined
            rule?:
              | {
                  id: string
                  name: string
                }
              | undefined
            subject?:
              | {
                  type:
                    | 'connection'
                    | 'environment'
                    | 'group'
                    | 'population'
                    | 'revision'
                    | 'rule'
                    | 'user'
                  id: string
                  name: string
                }
              | undefined
            attempt: number
            waitMs: number
            summary: string
          }
        | {
            seq: number
            at: string
            type: 'circuit'
            changeId?: string | undefined
            connection: {
              id?: string | undefined
              name: string
            }
            state: 'closed' | 'half-open' | 'open'
            summary: string
          }
        | {
            seq: number
            at: string
            type: 'finished'
            changeId: string
            ends?:
              | Partial<
                  Record<
                    'created' | 'failed' | 'held' | 'removed' | 'unchanged' | 'updated',
                    number
                  >
                >
              | undefined
            summary: string
          }
      )[]
      cursor?: string | undefined
      dropped: {
        count: number
        until?: string | undefined
      }
    }>
    exchanges: (query?: Readonly<Record<string, string | number | boolean>>) => Promise<{
      exchanges: {
        id: string
        at: string
        durationMs: number
        purpose:
          | 'add-members'
          | 'check'
          | 'create'
          | 'delete'
          | 'disable'
          | 'lookup'
          | 'probe'
          | 'read'
          | 'remove-members'
          | 'test'
          | 'token'
          | 'update'
        summary: string
        changeId?: string | undefined
        rule?:
          | {
              id: string
              name: string
            }
          | undefined
        connection: {
          id?: string | undefined
          name: string
        }
        subject?:
          | {
              type:
                | 'connection'
                | 'environment'
                | 'group'
                | 'population'
                | 'revision'
                | 'rule'
                | 'user'
              id: string
              name: string
            }
          | undefined
        attempt: number
        request: {
          method: string
          url: string
          headers: Record<string, string>
          body?: string | undefined
        }
        response?:
          | {
              status: number
              headers: Record<string, string>
              body: string
              truncated?: boolean | undefined
              note?: string | undefined
            }
          | undefined
        replayOf?: string | undefined
        fault?:
          | {
              id: string
              summary: string
            }
          | undefined
        failure?:
          | {
              code: string
              message: string
              status?: number | undefined
            }
          | undefined
        quirks: string[]
        misbehaviours?: string[] | undefined
        seq: number
      }[]
      cursor?: string | undefined
    }>
    exchange: (id: string) => Promise<{
      id: string
      at: string
      durationMs: number
      purpose:
        | 'add-members'
        | 'check'
        | 'create'
        | 'delete'
        | 'disable'
        | 'lookup'
        | 'probe'
        | 'read'
        | 'remove-members'
        | 'test'
        | 'token'
        | 'update'
      summary: string
      changeId?: string | undefined
      rule?:
        | {
            id: string
            name: string
          }
        | undefined
      connection: {
        id?: string | undefined
        name: string
      }
      subject?:
        | {
            type:
              | 'connection'
              | 'environment'
              | 'group'
              | 'population'
              | 'revision'
              | 'rule'
              | 'user'
            id: string
            name: string
          }
        | undefined
      attempt: number
      request: {
        method: string
        url: string
        headers: Record<string, string>
        body?: string | undefined
      }
      response?:
        | {
            status: number
            headers: Record<string, string>
            body: string
            truncated?: boolean | undefined
            note?: string | undefined
          }
        | undefined
      replayOf?: string | undefined
      fault?:
        | {
            id: string
            summary: string
          }
        | undefined
      failure?:
        | {
            code: string
            message: string
            status?: number | undefined
          }
        | undefined
      quirks: string[]
      misbehaviours?: string[] | undefined
    }>
    failures: () => Promise<{
      failures: {
        title: string
        meaning: string
        advice: string
        side: 'connection' | 'mapping' | 'network' | 'sandbox' | 'server'
        source: {
          title: string
          url: string
        }
        remedy?: string | undefined
        page: string
        cause:
          | 'address-refused'
          | 'certificate'
          | 'circuit-open'
          | 'conflict'
          | 'connection-check'
          | 'credentials'
          | 'defect'
          | 'mapping'
          | 'members'
          | 'method-not-supported'
          | 'mismatch'
          | 'no-answer'
          | 'not-found'
          | 'other'
          | 'proxy'
          | 'refused'
          | 'search-not-found'
          | 'several-matches'
          | 'target-error'
          | 'throttled'
          | 'token-endpoint'
          | 'unreadable'
          | 'wrong-scheme'
        repairs: (
          | 'accept-certificate'
          | 'choose-behaviour'
          | 'clear-fault'
          | 'edit-connection'
          | 'edit-mapping'
          | 'full-resync'
          | 'lower-rate'
          | 'raise-timeout'
          | 're-enter-token'
          | 'retry'
          | 'switch-off-misbehaviour'
          | 'switch-scheme'
          | 'test-connection'
          | 'write-eq'
        )[]
      }[]
      remarks: {
        title: string
        meaning: string
        advice: string
        side: 'connection' | 'mapping' | 'network' | 'sandbox' | 'server'
        source: {
          title: string
          url: string
        }
        remedy?: string | undefined
        page: string
        kind:
          | 'altered'
          | 'count'
          | 'cut'
          | 'dropped'
          | 'error-body'
          | 'kept'
          | 'no-resource'
          | 'not-readable'
          | 'not-shown'
          | 'other-id'
          | 'other-match'
          | 'two-primaries'
      }[]
    }>
    copyExchange: (
      id: string,
      form: 'curl' | 'http' | 'fetch' | 'test',
      query?: Readonly<Record<string, string | number | boolean>>,
    ) => Promise<string>
    replay: (id: string) => Promise<{
      id: string
      at: string
      durationMs: number
      purpose:
        | 'add-members'
        | 'check'
        | 'create'
        | 'delete'
        | 'disable'
        | 'lookup'
        | 'probe'
        | 'read'
        | 'remove-members'
        | 'test'
        | 'token'
        | 'update'
      summary: string
      changeId?: string | undefined
      rule?:
        | {
            id: string
            name: string
          }
        | undefined
      connection: {
        id?: string | undefined
        name: string
      }
      subject?:
        | {
            type:
              | 'connection'
              | 'environment'
              | 'group'
              | 'population'
              | 'revision'
              | 'rule'
              | 'user'
            id: string
            name: string
          }
        | undefined
      attempt: number
      request: {
        method: string
        url: string
        headers: Record<string, string>
        body?: string | undefined
      }
      response?:
        | {
            status: number
            headers: Record<string, string>
            body: string
            truncated?: boolean | undefined
            note?: string | undefined
          }
        | undefined
      replayOf?: string | undefined
      fault?:
        | {
            id: string
            summary: string
          }
        | undefined
      failure?:
        | {
            code: string
            message: string
            status?: number | undefined
          }
        | undefined
      quirks: string[]
      misbehaviours?: string[] | undefined
    }>
    rules: () => Promise<
      {
        id: string
        name: string
        syncStatus?:
          | {
              syncState: 'FAILED' | 'SUCCESS' | 'SYNCING'
              lastSyncAt?: string | undefined
              details?: string | undefined
              userTotal: number
              successCount: number
              failedCount: number
              failedDeprovisionCount: number
              unsyncedCount: number
              partialCount: number
              groupTotal: number
              groupSuccessCount: number
              groupFailedCount: number
              groupUnsyncedCount: number
              groupPartialCount: number
            }
          | undefined
        inactivePlan?:
          | {
              id: string
              name: string
            }
          | undefined
      }[]
    >
    ruleStatus: (
      id: string,
      query?: Readonly<Record<string, string | number | boolean>>,
    ) => Promise<{
      syncStatus?:
        | {
            syncState: 'FAILED' | 'SUCCESS' | 'SYNCING'
            lastSyncAt?: string | undefined
            details?: string | undefined
            userTotal: number
            successCount: number
            failedCount: number
            failedDeprovisionCount: number
            unsyncedCount: number
            partialCount: number
            groupTotal: number
            groupSuccessCount: number
            groupFailedCount: number
            groupUnsyncedCount: number
            groupPartialCount: number
          }
        | undefined
      inactivePlan?:
        | {
            id: string
            name: string
          }
        | undefined
      progress?:
        | {
            done: number
            total: number
            reads?: true | undefined
            perSecond?: number | undefined
            remainingMs?: number | undefined
          }
        | undefined
      paused?:
        | {
            reason: string
            remedy: string
            since: string
            retryAt: string
          }
        | undefined
      outcomes: {
        everyMs: number
        buckets: {
          at: string
          counts: Partial<
            Record<'failed' | 'partial' | 'removed' | 'success' | 'unchanged' | 'unsynced', number>
          >
        }[]
      }
      failures: {
        total: number
        examined: number
        causes: {
          cause:
            | 'address-refused'
            | 'certificate'
            | 'circuit-open'
            | 'conflict'
            | 'connection-check'
            | 'credentials'
            | 'defect'
            | 'mapping'
            | 'members'
            | 'method-not-supported'
            | 'mismatch'
            | 'no-answer'
            | 'not-found'
            | 'other'
            | 'proxy'
            | 'refused'
            | 'search-not-found'
            | 'several-matches'
            | 'target-error'
            | 'throttled'
            | 'token-endpoint'
            | 'unreadable'
            | 'wrong-scheme'
          count: number
          message: string
          examples: {
            type:
              | 'connection'
              | 'environment'
              | 'group'
              | 'population'
              | 'revision'
              | 'rule'
              | 'user'
            id: string
            name: string
          }[]
        }[]
      }
      remarks: {
        total: number
        examined: number
        kinds: {
          kind:
            | 'altered'
            | 'count'
            | 'cut'
            | 'dropped'
            | 'error-body'
            | 'kept'
            | 'no-resource'
            | 'not-readable'
            | 'not-shown'
            | 'other-id'
            | 'other-match'
            | 'two-primaries'
          count: number
          message: string
          examples: {
            type:
              | 'connection'
              | 'environment'
              | 'group'
              | 'population'
              | 'revision'
              | 'rule'
              | 'user'
            id: string
            name: string
          }[]
        }[]
      }
    }>
    synced: (
      ruleId: string,
      query?: Readonly<Record<string, string | number | boolean>>,
    ) => Promise<{
      synced: {
        subject: {
          id: string
          name: string
        }
        type: 'group' | 'user'
        connection: {
          id: string
          name: string
        }
        status: 'FAILED' | 'NOT_IN_SCOPE' | 'PARTIAL' | 'SUCCESS' | 'UNSYNCED'
        inScope: boolean
        conditions: {
          expression: string
          seen: unknown[]
          holds: boolean
        }[]
        targetId?: string | undefined
        active?: boolean | undefined
        lastSyncAt?: string | undefined
        details?: string | undefined
      }[]
      total: number
      cursor?: string | undefined
    }>
    syncedSubject: (
      ruleId: string,
      subjectId: string,
    ) => Promise<{
      subject: {
        id: string
        name: string
      }
      type: 'group' | 'user'
      connection: {
        id: string
        name: string
      }
      status: 'FAILED' | 'NOT_IN_SCOPE' | 'PARTIAL' | 'SUCCESS' | 'UNSYNCED'
      inScope: boolean
      conditions: {
        expression: string
        seen: unknown[]
        holds: boolean
      }[]
      targetId?: string | undefined
      active?: boolean | undefined
      lastSyncAt?: string | undefined
      details?: string | undefined
    }>
    resync: (ruleId: string) => Promise<string>
    retry: (query?: import('@pingone-sandbox/contract').RetryQuery) => Promise<{
      changeId?: string | undefined
      users: number
      groups: number
      blocked?:
        | {
            rule: {
              id: string
              name: string
            }
            users: number
            groups: number
            reason:
              | 'connection-disabled'
              | 'connection-incomplete'
              | 'plan-inactive'
              | 'rule-disabled'
            message: string
          }[]
        | undefined
    }>
    retrySubject: (
      { type, id }: import('@pingone-sandbox/contract').SubjectKey,
      query?: {
        readonly ruleId?: string
      },
    ) => Promise<{
      changeId?: string | undefined
      users: number
      groups: number
      blocked?:
        | {
            rule: {
              id: string
              name: string
            }
            users: number
            groups: number
            reason:
              | 'connection-disabled'
              | 'connection-incomplete'
              | 'plan-inactive'
              | 'rule-disabled'
            message: string
          }[]
        | undefined
    }>
    connections: () => Promise<
      {
        id: string
        name: string
        delivery: {
          concurrency: number
          requestsPerSecond: number
          timeoutMs: number
          retries: number
          backoffMs: number
          maxBackoffMs: number
          circuitThreshold: number
          circuitCoolDownMs: number
          acceptCertificate: boolean
        }
        circuit: {
          state: 'closed' | 'half-open' | 'open'
          failures: number
          lastFailure?: string | undefined
          probeAt?: string | undefined
        }
        queued: number
        running: number
        connectionTest?:
          | {
              status: 'INVALID' | 'VALID'
              message?: string | undefined
            }
          | undefined
        health: {
          state: 'failing' | 'healthy' | 'off' | 'remarks' | 'unproven'
          failed: number
          remarked: number
          total: number
          cause?:
            | 'address-refused'
            | 'certificate'
            | 'circuit-open'
            | 'conflict'
            | 'connection-check'
            | 'credentials'
            | 'defect'
            | 'mapping'
            | 'members'
            | 'method-not-supported'
            | 'mismatch'
            | 'no-answer'
            | 'not-found'
            | 'other'
            | 'proxy'
            | 'refused'
            | 'search-not-found'
            | 'several-matches'
            | 'target-error'
            | 'throttled'
            | 'token-endpoint'
            | 'unreadable'
            | 'wrong-scheme'
            | undefined
          status?: number | undefined
          reason?: string | undefined
          example?:
            | {
                subject: {
                  type:
                    | 'connection'
                    | 'environment'
                    | 'group'
                    | 'population'
                    | 'revision'
                    | 'rule'
                    | 'user'
                  id: string
                  name: string
                }
                ruleId: string
                changeId?: string | undefined
                exchangeId?: string | undefined
              }
            | undefined
          summary: string
        }
        paused?:
          | {
              reason: string
              remedy: string
              since: string
              retryAt: string
            }
          | undefined
      }[]
    >
    testConnection: (query: import('@pingone-sandbox/contract').ConnectionTestQuery) => Promise<{
      ok: boolean
      error?:
        | {
            status: number
            body: unknown
          }
        | undefined
    }>
    connect: (query: import('@pingone-sandbox/contract').ConnectQuery) => Promise<{
      url: string
      connection: {
        id: string
        name: string
        isNew: boolean
      }
      rule: {
        id: string
        name: string
        isNew: boolean
        scope: 'all' | 'one' | 'other'
      }
      testExchangeId?: string | undefined
      user?:
        | {
            type:
              | 'connection'
              | 'environment'
              | 'group'
              | 'population'
              | 'revision'
              | 'rule'
              | 'user'
            id: string
            name: string
          }
        | undefined
      retryChangeId?: string | undefined
      users: number
      notes: string[]
    }>
    overview: () => Promise<{
      users: number
      rules: number
      inScope: {
        users: number
        groups: number
      }
      synced: number
      remarked: number
      failed: number
      failures: {
        cause:
          | 'address-refused'
          | 'certificate'
          | 'circuit-open'
          | 'conflict'
          | 'connection-check'
          | 'credentials'
          | 'defect'
          | 'mapping'
          | 'members'
          | 'method-not-supported'
          | 'mismatch'
          | 'no-answer'
          | 'not-found'
          | 'other'
          | 'proxy'
          | 'refused'
          | 'search-not-found'
          | 'several-matches'
          | 'target-error'
          | 'throttled'
          | 'token-endpoint'
          | 'unreadable'
          | 'wrong-scheme'
        count: number
        message: string
        examples: {
          type: 'connection' | 'environment' | 'group' | 'population' | 'revision' | 'rule' | 'user'
          id: string
          name: string
        }[]
        rule: {
          id: string
          name: string
        }
        connection: {
          id: string
          name: string
        }
        at: string
      }[]
      remarks: {
        kind:
          | 'altered'
          | 'count'
          | 'cut'
          | 'dropped'
          | 'error-body'
          | 'kept'
          | 'no-resource'
          | 'not-readable'
          | 'not-shown'
          | 'other-id'
          | 'other-match'
          | 'two-primaries'
        count: number
        message: string
        examples: {
          type: 'connection' | 'environment' | 'group' | 'population' | 'revision' | 'rule' | 'user'
          id: string
          name: string
        }[]
        rule: {
          id: string
          name: string
        }
        connection: {
          id: string
          name: string
        }
      }[]
      requests: {
        perMinute: number
        everyMs: number
        buckets: {
          at: string
          count: number
        }[]
      }
    }>
    checks: () => Promise<
      {
        verdict?: 'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works' | undefined
        summary?: string | undefined
        counts?:
          | Record<'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works', number>
          | undefined
        id: string
        status: 'failed' | 'finished' | 'running' | 'stopped'
        isStopping: boolean
        startedAt: string
        endedAt?: string | undefined
        endpoint: string
        connection?:
          | {
              id: string
              name: string
            }
          | undefined
        profile: string
        progress?:
          | {
              reading: string
              readingNumber: number
              readings: number
              doing: string
              done: number
              total: number
            }
          | undefined
        error?:
          | {
              message: string
              hint?: string | undefined
            }
          | undefined
      }[]
    >
    check: (id: string) => Promise<{
      verdict?: 'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works' | undefined
      summary?: string | undefined
      counts?:
        | Record<'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works', number>
        | undefined
      id: string
      status: 'failed' | 'finished' | 'running' | 'stopped'
      isStopping: boolean
      startedAt: string
      endedAt?: string | undefined
      endpoint: string
      connection?:
        | {
            id: string
            name: string
          }
        | undefined
      profile: string
      progress?:
        | {
            reading: string
            readingNumber: number
            readings: number
            doing: string
            done: number
            total: number
          }
        | undefined
      error?:
        | {
            message: string
            hint?: string | undefined
          }
        | undefined
      findings: {
        id: string
        title: string
        theme: string
        verdict: 'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works'
        needed: boolean
        needs: string
        summary: string
        cause?: string | undefined
        next?: string | undefined
        details: string[]
        fix: string[]
        section: {
          title: string
          url: string
        }
        certainty: 'documented' | 'inferred' | 'observed' | 'standard'
        behaviours: {
          id: string
          title: string
          evidence: 'documented' | 'inferred' | 'observed'
          source: string
        }[]
        exchanges: string[]
      }[]
      report?:
        | {
            format: 1
            version: string
            ledger: string
            endpoint: string
            at: string
            durationMs: number
            profile: string
            verdict: 'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works'
            summary: string
            counts: Record<'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works', number>
            findings: {
              id: string
              title: string
              theme: string
              verdict: 'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works'
              needed: boolean
              needs: string
              summary: string
              cause?: string | undefined
              next?: string | undefined
              details: string[]
              fix: string[]
              section: {
                title: string
                url: string
              }
              certainty: 'documented' | 'inferred' | 'observed' | 'standard'
              behaviours: {
                id: string
                title: string
                evidence: 'documented' | 'inferred' | 'observed'
                source: string
              }[]
              exchanges: string[]
            }[]
            readings: {
              id: string
              verdict: 'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works'
              tried: 'answers' | 'no-difference' | 'requests'
              worse: {
                id: string
                title: string
                theme: string
                verdict: 'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works'
                needed: boolean
                needs: string
                summary: string
                cause?: string | undefined
                next?: string | undefined
                details: string[]
                fix: string[]
                section: {
                  title: string
                  url: string
                }
                certainty: 'documented' | 'inferred' | 'observed' | 'standard'
                behaviours: {
                  id: string
                  title: string
                  evidence: 'documented' | 'inferred' | 'observed'
                  source: string
                }[]
                exchanges: string[]
              }[]
            }[]
            marker: string
            requests: number
            left: {
              type: 'Group' | 'User'
              id: string
              name: string
              reason: string
            }[]
            exchanges: {
              id: string
              at: string
              durationMs: number
              purpose:
                | 'add-members'
                | 'check'
                | 'create'
                | 'delete'
                | 'disable'
                | 'lookup'
                | 'probe'
                | 'read'
                | 'remove-members'
                | 'test'
                | 'token'
                | 'update'
              summary: string
              attempt: number
              request: {
                method: string
                url: string
                headers: Record<string, string>
                body?: string | undefined
              }
              response?:
                | {
                    status: number
                    headers: Record<string, string>
                    body: string
                    truncated?: boolean | undefined
                    note?: string | undefined
                  }
                | undefined
              failure?:
                | {
                    code: string
                    message: string
                    status?: number | undefined
                  }
                | undefined
              quirks: string[]
              sender: 'check' | 'pingone'
            }[]
          }
        | undefined
    }>
    startCheck: (query: import('@pingone-sandbox/contract').CheckQuery) => Promise<{
      verdict?: 'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works' | undefined
      summary?: string | undefined
      counts?:
        | Record<'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works', number>
        | undefined
      id: string
      status: 'failed' | 'finished' | 'running' | 'stopped'
      isStopping: boolean
      startedAt: string
      endedAt?: string | undefined
      endpoint: string
      connection?:
        | {
            id: string
            name: string
          }
        | undefined
      profile: string
      progress?:
        | {
            reading: string
            readingNumber: number
            readings: number
            doing: string
            done: number
            total: number
          }
        | undefined
      error?:
        | {
            message: string
            hint?: string | undefined
          }
        | undefined
    }>
    checkReport: (
      id: string,
      format: import('@pingone-sandbox/contract').CheckReportFormat,
    ) => Promise<string>
    stopCheck: (id: string) => Promise<{
      verdict?: 'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works' | undefined
      summary?: string | undefined
      counts?:
        | Record<'breaks' | 'not-supported' | 'remark' | 'skipped' | 'works', number>
        | undefined
      id: string
      status: 'failed' | 'finished' | 'running' | 'stopped'
      isStopping: boolean
      startedAt: string
      endedAt?: string | undefined
      endpoint: string
      connection?:
        | {
            id: string
            name: string
          }
        | undefined
      profile: string
      progress?:
        | {
            reading: string
            readingNumber: number
            readings: number
            doing: string
            done: number
            total: number
          }
        | undefined
      error?:
        | {
            message: string
            hint?: string | undefined
          }
        | undefined
    }>
    setDelivery: (
      connectionId: string,
      settings: import('@pingone-sandbox/contract').DeliverySettings,
    ) => Promise<{
      id: string
      name: string
      delivery: {
        concurrency: number
        requestsPerSecond: number
        timeoutMs: number
        retries: number
        backoffMs: number
        maxBackoffMs: number
        circuitThreshold: number
        circuitCoolDownMs: number
        acceptCertificate: boolean
      }
      circuit: {
        state: 'closed' | 'half-open' | 'open'
        failures: number
        lastFailure?: string | undefined
        probeAt?: string | undefined
      }
      queued: number
      running: number
      connectionTest?:
        | {
            status: 'INVALID' | 'VALID'
            message?: string | undefined
          }
        | undefined
      health: {
        state: 'failing' | 'healthy' | 'off' | 'remarks' | 'unproven'
        failed: number
        remarked: number
        total: number
        cause?:
          | 'address-refused'
          | 'certificate'
          | 'circuit-open'
          | 'conflict'
          | 'connection-check'
          | 'credentials'
          | 'defect'
          | 'mapping'
          | 'members'
          | 'method-not-supported'
          | 'mismatch'
          | 'no-answer'
          | 'not-found'
          | 'other'
          | 'proxy'
          | 'refused'
          | 'search-not-found'
          | 'several-matches'
          | 'target-error'
          | 'throttled'
          | 'token-endpoint'
          | 'unreadable'
          | 'wrong-scheme'
          | undefined
        status?: number | undefined
        reason?: string | undefined
        example?:
          | {
              subject: {
                type:
                  | 'connection'
                  | 'environment'
                  | 'group'
                  | 'population'
                  | 'revision'
                  | 'rule'
                  | 'user'
                id: string
                name: string
              }
              ruleId: string
              changeId?: string | undefined
              exchangeId?: string | undefined
            }
          | undefined
        summary: string
      }
      paused?:
        | {
            reason: string
            remedy: string
            since: string
            retryAt: string
          }
        | undefined
    }>
    plan: (query?: Partial<import('@pingone-sandbox/contract').RehearsalQuery>) => Promise<{
      counts: {
        created: number
        updated: number
        removed: number
        unchanged: number
        held: number
        failed: number
      }
      removals: {
        disabled: number
        deleted: number
      }
      coverage: {
        exact: number
        estimated: number
        unexamined: number
      }
      rules: {
        id: string
        name: string
      }[]
      stops: {
        rule: {
          id: string
          name: string
        }
        reason: 'connection-disabled' | 'connection-incomplete' | 'plan-inactive' | 'rule-disabled'
        message: string
      }[]
      reads: number
      durationMs: number
      actions: {
        end: 'created' | 'failed' | 'held' | 'removed' | 'unchanged' | 'updated'
        rule: {
          id: string
          name: string
        }
        subject: {
          type: 'connection' | 'environment' | 'group' | 'population' | 'revision' | 'rule' | 'user'
          id: string
          name: string
        }
        inScope: boolean
        conditions: {
          expression: string
          seen: unknown[]
          holds: boolean
        }[]
        steps: (
          | 'add-members'
          | 'create'
          | 'delete'
          | 'disable'
          | 'lookup'
          | 'read'
          | 'remove-members'
          | 'update'
        )[]
        summary: string
        requests: {
          method: string
          url: string
          headers: Record<string, string>
          body?: string | undefined
          purpose:
            | 'add-members'
            | 'check'
            | 'create'
            | 'delete'
            | 'disable'
            | 'lookup'
            | 'probe'
            | 'read'
            | 'remove-members'
            | 'test'
            | 'token'
            | 'update'
          quirks: string[]
        }[]
        changes: {
          path: string
          before?: unknown
          after?: unknown
        }[]
        comparedWith?: 'sent' | 'target' | undefined
      }[]
    }>
    preview: (query: import('@pingone-sandbox/contract').PreviewQuery) => Promise<{
      user: {
        id: string
        name: string
      }
      inScope: boolean
      conditions: {
        expression: string
        seen: unknown[]
        holds: boolean
      }[]
      lines: {
        targetAttribute: string
        sourceAttribute?: string | undefined
        expression?: string | undefined
        value?: unknown
        empty?: string | undefined
        problem?: string | undefined
      }[]
      lookup?:
        | {
            identifier: string
            filter: string
            url: string
          }
        | undefined
      body: Record<string, unknown>
      quirks: string[]
      problem?: string | undefined
    }>
    previewGroup: (query: import('@pingone-sandbox/contract').GroupPreviewQuery) => Promise<{
      group: {
        id: string
        name: string
      }
      displayName?: string | undefined
      problem?: string | undefined
    }>
    pace: () => Promise<{
      mode: 'paused' | 'running'
      perSecond: number | null
      steps: number
      waiting: number
      next?:
        | {
            purpose:
              | 'add-members'
              | 'check'
              | 'create'
              | 'delete'
              | 'disable'
              | 'lookup'
              | 'probe'
              | 'read'
              | 'remove-members'
              | 'test'
              | 'token'
              | 'update'
            summary: string
            changeId?: string | undefined
            rule?:
              | {
                  id: string
                  name: string
                }
              | undefined
            connection: {
              id?: string | undefined
              name: string
            }
            attempt: number
            subject?:
              | {
                  type:
                    | 'connection'
                    | 'environment'
                    | 'group'
                    | 'population'
                    | 'revision'
                    | 'rule'
                    | 'user'
                  id: string
                  name: string
                }
              | undefined
            request: {
              method: string
              url: string
              body?: string | undefined
            }
          }
        | undefined
      passed: number
    }>
    setPace: (settings: import('@pingone-sandbox/contract').PaceSettings) => Promise<{
      mode: 'paused' | 'running'
      perSecond: number | null
      steps: number
      waiting: number
      next?:
        | {
            purpose:
              | 'add-members'
              | 'check'
              | 'create'
              | 'delete'
              | 'disable'
              | 'lookup'
              | 'probe'
              | 'read'
              | 'remove-members'
              | 'test'
              | 'token'
              | 'update'
            summary: string
            changeId?: string | undefined
            rule?:
              | {
                  id: string
                  name: string
                }
              | undefined
            connection: {
              id?: string | undefined
              name: string
            }
            attempt: number
            subject?:
              | {
                  type:
                    | 'connection'
                    | 'environment'
                    | 'group'
                    | 'population'
                    | 'revision'
                    | 'rule'
                    | 'user'
                  id: string
                  name: string
                }
              | undefined
            request: {
              method: string
              url: string
              body?: string | undefined
            }
          }
        | undefined
      passed: number
    }>
    faults: () => Promise<{
      version: number
      faults: {
        operation:
          | 'any'
          | 'create'
          | 'delete'
          | 'modify'
          | 'query'
          | 'replace'
          | 'retrieve'
          | 'token'
        resource: 'Group' | 'User' | 'any'
        connectionId?: string | undefined
        skip: number
        times: number
        effect:
          | {
              kind: 'status'
              status: number
              retryAfter?: string | number | undefined
              headers?: Record<string, string> | undefined
              body?: unknown
            }
          | {
              kind: 'latency'
              ms: number
            }
          | {
              kind: 'reset'
              when: 'after-commit' | 'before-commit'
            }
          | {
              kind: 'truncated-body'
            }
          | {
              kind: 'slow-body'
              ms: number
            }
          | {
              kind: 'content-type'
              value: string
            }
        id: string
        seen: number
        hits: number
      }[]
    }>
    setFaults: (
      faults: readonly import('@pingone-sandbox/contract').FaultInput[],
      version?: number,
    ) => Promise<{
      version: number
      faults: {
        operation:
          | 'any'
          | 'create'
          | 'delete'
          | 'modify'
          | 'query'
          | 'replace'
          | 'retrieve'
          | 'token'
        resource: 'Group' | 'User' | 'any'
        connectionId?: string | undefined
        skip: number
        times: number
        effect:
          | {
              kind: 'status'
              status: number
              retryAfter?: string | number | undefined
              headers?: Record<string, string> | undefined
              body?: unknown
            }
          | {
              kind: 'latency'
              ms: number
            }
          | {
              kind: 'reset'
              when: 'after-commit' | 'before-commit'
            }
          | {
              kind: 'truncated-body'
            }
          | {
              kind: 'slow-body'
              ms: number
            }
          | {
              kind: 'content-type'
              value: string
            }
        id: string
        seen: number
        hits: number
      }[]
    }>
    clearFaults(): Promise<void>
    misbehaviours: () => Promise<
      {
        id: string
        title: string
        what: string
        evidence: {
          source: string
          note: string
        }
        effect: string
        remedy: string
        section: string
        active: boolean
      }[]
    >
    setMisbehaviours: (active: readonly string[]) => Promise<
      {
        id: string
        title: string
        what: string
        evidence: {
          source: string
          note: string
        }
        effect: string
        remedy: string
        section: string
        active: boolean
      }[]
    >
    profile: () => Promise<{
      name: string
      base: string
      choices: Record<string, string | boolean>
      available: string[]
      values: Record<string, (string | boolean)[]>
    }>
    setProfile: (
      name: string,
      choices?: Readonly<Record<string, string | boolean>>,
    ) => Promise<{
      name: string
      base: string
      choices: Record<string, string | boolean>
      available: string[]
      values: Record<string, (string | boolean)[]>
    }>
    quirks: () => Promise<
      {
        id: string
        title: string
        detail: string
        evidence: 'documented' | 'inferred' | 'observed'
        source: string
        date?: string | undefined
        choice?: string | undefined
        appliesTo: (
          | 'add-members'
          | 'check'
          | 'create'
          | 'delete'
          | 'disable'
          | 'lookup'
          | 'probe'
          | 'read'
          | 'remove-members'
          | 'test'
          | 'token'
          | 'update'
        )[]
        active: boolean
      }[]
    >
    scenarios: () => Promise<
      {
        name: string
        title: string
        summary: string
        watch: string
        parameters: {
          name: string
          description: string
          type: 'integer' | 'string'
          default: string | number
          minimum?: number | undefined
          maximum?: number | undefined
        }[]
      }[]
    >
    runScenario: (
      name: string,
      parameters?: Readonly<Record<string, string | number>>,
    ) => Promise<{
      scenario: string
      parameters: Record<string, string | number>
      steps: {
        summary: string
        subject?:
          | {
              type: 'group' | 'user'
              id: string
              name: string
            }
          | undefined
      }[]
    }>
    lessons: () => Promise<{
      lessons: Record<
        string,
        {
          done: string[]
          startedAt: string
          completedAt?: string | undefined
          after: number
          afterRequest: number
        }
      >
      current?: string | undefined
    }>
    changeLessons: (change: import('@pingone-sandbox/contract').LessonsChange) => Promise<{
      lessons: Record<
        string,
        {
          done: string[]
          startedAt: string
          completedAt?: string | undefined
          after: number
          afterRequest: number
        }
      >
      current?: string | undefined
    }>
    targetRequests: (query?: Readonly<Record<string, string | number | boolean>>) => Promise<{
      requests: {
        seq: number
        at: string
        durationMs: number
        method: string
        path: string
        client?: string | undefined
        status: number
        misbehaviours: string[]
        acted: string[]
      }[]
      cursor?: string | undefined
    }>
    targetRequest: (seq: number) => Promise<{
      seq: number
      at: string
      durationMs: number
      method: string
      path: string
      client?: string | undefined
      status: number
      misbehaviours: string[]
      acted: string[]
      request: {
        headers: Record<string, string>
        body: string
        truncated?: true | undefined
      }
      response: {
        headers: Record<string, string>
        body: string
        truncated?: true | undefined
      }
    }>
    sendToTarget: (request: import('@pingone-sandbox/client').ManualRequest) => Promise<{
      status: number
      headers: Record<string, string>
      body: string
      note?: string | undefined
    }>
    sendToTargetOf: (
      connectionId: string,
      request: import('@pingone-sandbox/client').ManualRequest,
    ) => Promise<{
      status: number
      headers: Record<string, string>
      body: string
      note?: string | undefined
    }>
  }
  administrator: import('@pingone-sandbox/client').Administrator
  call: <Answer = Resource>(
    method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT',
    path: string,
    body?: object,
  ) => Promise<Answer>
  /** The users at the target once provisioning is idle. */
  users: () => Promise<Provisioned[]>
  groups: () => Promise<Provisioned[]>
  /** The requests that were sent to the target since the start, oldest first: `METHOD /path`. */
  requests(): Promise<string[]>
  /** The bodies of the requests of a purpose that were sent to the target, oldest first. */
  sent(purpose: string): Promise<unknown[]>
  [Symbol.asyncDispose]: () => Promise<void>
}>
