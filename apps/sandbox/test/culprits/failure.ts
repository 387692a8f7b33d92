import type { Culprit, DeliverySettings, FailureCause } from '@pingone-sandbox/contract'
import { errorBody, list, type Answer, type Script } from '../scripted-target.ts'
import type { startStoryAt, TargetStory } from '../target-story.ts'
import type { TenantOptions } from '../tenant.ts'

type Story = Awaited<ReturnType<typeof startStoryAt>>

/** A failure against a target, and what is named as its culprit. */
export interface Failure {
  readonly cause: FailureCause
  readonly when: string
  readonly script?: Script
  readonly options?: TenantOptions
  readonly delivery?: DeliverySettings
  /** Hires ada and provisions her unless given. */
  readonly begin?: (story: TargetStory) => Promise<unknown>
  /** The user or group that fails; ada unless given. */
  readonly subject?: string
  readonly culprit: Expected
}

export interface Expected {
  /** The exchange in a line; absent when nothing was sent. */
  readonly exchange?: string
  readonly succeeded?: boolean
  readonly side: Culprit['side']
  readonly title: string
  readonly message?: RegExp
  /** The labels of the repairs. */
  readonly repairs: readonly string[]
}

export const everyone = 'population.id pr'
export const provision = async ({ hire, rule, revise }: Story) => {
  await hire('ada')
  await rule(everyone)
  await revise()
}
/** Provisions ada, who is linked then, and changes her after the script has changed. */
export const changeUnder =
  (script: Script) =>
  async (story: TargetStory): Promise<void> => {
    const { id } = await story.hire('ada')
    await story.rule(everyone)
    await story.revise()
    await story.outcomes()
    story.target.script(script)
    await story.call('PATCH', `/users/${id}`, { name: { given: 'Augusta' } })
  }
export const provisionTeam = async ({ hire, group, join, rule, revise }: Story) => {
  const [ada, team] = [await hire('ada'), await group('Team')]
  await join(ada, team)
  await rule(everyone, [team])
  await revise()
}

/** Answers requests that a test picks, and is honest about all others. */
export const answering =
  (method: string, answer: Answer, kind: 'Users' | 'Groups' = 'Users'): Script =>
  (request, honest) =>
    request.method === method && request.kind === kind ? answer : honest()
export const refusal = (status: number, detail: string, scimType?: string): Answer => ({
  status,
  body: { ...errorBody(status, detail), ...(scimType && { scimType }) },
})
export const taken = refusal(409, 'userName is taken.', 'uniqueness')
/** Finds nothing unless the filter is spelled so, and refuses each create as a conflict. */
export const findsOnly =
  (spelled: RegExp): Script =>
  ({ method, query }, honest) => {
    if (method === 'POST') return taken
    return spelled.test(query.get('filter') ?? '') ? honest() : { status: 200, body: list([]) }
  }

export const configured = (configuration: object, more: TenantOptions = {}): TenantOptions => ({
  ...more,
  configuration: { ...configuration },
})
export const retry = 'Retry ada'
export const editFilter = 'Edit User Filter Expression'
