import { startScriptedTarget, type Script } from './scripted-target.ts'
import { startTenant, type TenantOptions } from './tenant.ts'

/** The end of the work on one user or group, as the journal has it. */
export interface Outcome {
  readonly name: string
  readonly status: string
  readonly summary: string
  readonly cause?: string
  readonly remarks: readonly string[]
  readonly messages: readonly string[]
  readonly confirmed: boolean
  readonly targetId?: string
}

interface OutcomeEntry {
  readonly type: string
  readonly subject: { readonly name: string }
  readonly status: string
  readonly summary: string
  readonly cause?: string
  readonly targetId?: string
  readonly confirmed?: boolean
  readonly remarks?: readonly {
    readonly kind: string
    readonly message: string
    readonly attribute?: string
  }[]
}

/** Starts a tenant whose connection leads to a scripted target, and the readings by which a test judges what became of it. */
export async function startTargetStory(script?: Script, options: TenantOptions = {}) {
  const target = await startScriptedTarget(script)
  const story = await startStoryAt(target.url, options)
  return {
    ...story,
    target,
    async [Symbol.asyncDispose]() {
      await story[Symbol.asyncDispose]()
      await target[Symbol.asyncDispose]()
    },
  }
}

/** Starts a tenant whose connection leads to a target of any kind; the reference server without one. */
export async function startStoryAt(url: string | undefined, options: TenantOptions = {}) {
  const tenant = await startTenant({
    ...(url !== undefined && { scimServer: false }),
    ...options,
    configuration: {
      ...(url !== undefined && { SCIM_URL: url }),
      USER_FILTER: 'userName eq "%s"',
      ...options.configuration,
    },
  })
  const { control } = tenant.sandbox.urls
  return {
    ...tenant,
    read: async <Value>(path: string): Promise<Value> =>
      (await (await fetch(`${control}${path}`)).json()) as Value,
    /** The outcomes so far, oldest first. */
    outcomes: async (): Promise<Outcome[]> => {
      await tenant.sandbox.waitForIdle()
      const response = await fetch(`${control}/entries?limit=1000`)
      const { entries } = (await response.json()) as { entries: OutcomeEntry[] }
      return entries
        .filter(({ type }) => type === 'outcome')
        .map(({ subject, status, summary, cause, targetId, confirmed, remarks = [] }) => ({
          name: subject.name,
          status,
          summary,
          ...(cause !== undefined && { cause }),
          ...(targetId !== undefined && { targetId }),
          confirmed: confirmed === true,
          remarks: remarks.map(({ kind, attribute }) =>
            attribute ? `${kind} ${attribute}` : kind,
          ),
          messages: remarks.map(({ message }) => message),
        }))
    },
  }
}

export type TargetStory = Awaited<ReturnType<typeof startTargetStory>>

/** Hires ada into the group Team, provisions both, and waits until that is done. */
export async function beginWithTeam(
  { hire, group, join, rule, revise, outcomes }: TargetStory,
  attributes: object,
) {
  const ada = await hire('ada', attributes)
  const team = await group('Team')
  await join(ada, team)
  const { id: ruleId } = await rule('population.id pr', [team])
  await revise()
  await outcomes()
  return { ada, team, ruleId }
}

/** The last outcome of a user or group. */
export const lastOf = async (
  { outcomes }: Pick<TargetStory, 'outcomes'>,
  name: string,
): Promise<Outcome | undefined> => (await outcomes()).findLast((each) => each.name === name)
