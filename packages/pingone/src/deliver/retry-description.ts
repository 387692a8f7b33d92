import type { Subject } from '@pingone-sandbox/contract'
import type { ConfigurationReader } from '../configuration/reader.ts'
import type { RuleRecord } from '../configuration/records.ts'
import type { NewChange } from '../outbox/change.ts'

export interface Retried {
  readonly environmentId: string
  readonly configuration: Pick<ConfigurationReader, 'connection'>
  readonly rules: readonly RuleRecord[]
  /** The users and groups that are retried: names by id. */
  readonly users: ReadonlyMap<string, string>
  readonly groups: ReadonlyMap<string, string>
  /** The request has named them. */
  readonly isNamed: boolean
}

/** Describes a retry as the journal has it: what it is about, and how much of it. */
export const describeRetry = async (
  retried: Retried,
): Promise<Pick<NewChange, 'subject' | 'summary'>> => ({
  subject: await subjectOf(retried),
  summary: summaryOf(retried),
})

/** The only user or group of a retry, else its only rule, else its only connection, else the environment. */
async function subjectOf(retried: Retried): Promise<Subject> {
  const { environmentId, configuration, rules, users, groups, isNamed } = retried
  if (isNamed && users.size + groups.size === 1) {
    const [user] = users
    const [group] = groups
    const [id, name] = user ?? group ?? ['', '']
    return { type: user ? 'user' : 'group', id, name }
  }
  const [rule] = rules
  if (rule && rules.length === 1) return { type: 'rule', id: rule.id, name: rule.name }
  const connectionIds = new Set(rules.map(({ targetStore }) => targetStore.id))
  const [id = ''] = connectionIds
  const connection = connectionIds.size === 1 ? await configuration.connection(id) : undefined
  return connection
    ? { type: 'connection', id, name: connection.name }
    : { type: 'environment', id: environmentId, name: 'All rules' }
}

/** “Retry of gus”, “Retry of 12 users and 1 group that failed”. */
function summaryOf({ users, groups }: Retried): string {
  const [only] = [...users.values(), ...groups.values()]
  if (users.size + groups.size === 1) return `Retry of ${only}`
  const counts = [counted(users.size, 'user'), counted(groups.size, 'group')]
  return `Retry of ${counts.filter((text) => text !== '').join(' and ')} that failed`
}

function counted(count: number, noun: string): string {
  if (count === 0) return ''
  return `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`
}
