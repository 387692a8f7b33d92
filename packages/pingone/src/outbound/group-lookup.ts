import type { Complex } from '@pingone-sandbox/scim'
import { substituteIdentifier } from '@pingone-sandbox/contract'
import type { TargetResource } from './answer.ts'
import type { Evidence } from './evidence.ts'
import type { GroupOperations } from './group-operations.ts'
import { findFirst, linkableIn } from './linkable.ts'
import { matchGroup } from './match.ts'
import { memberOf } from './member.ts'
import { explainSearch } from './missing.ts'
import { readPages } from './pages.ts'
import { failed, type Result } from './result.ts'
import { succeeded, type Sender } from './sender.ts'
import type { LookupReason } from './quirks/operation.ts'
import type { OutboundResponse } from '../wire/transport.ts'
import type { OperationOptions } from './operation-options.ts'
import { withQuery } from './query-encoding.ts'
import { resourceUrl } from '../configuration/resource-url.ts'

type LookupOptions = Pick<OperationOptions, 'configuration' | 'choices'> & {
  readonly send: Sender['send']
  readonly evidence: Evidence
}

/** The name of the group that is searched, and why. */
interface Search {
  readonly name: string
  readonly reason: LookupReason | undefined
}

/** Creates the search for a group by its name: with a filter, or in the list of all groups, as the profile says. */
export function createGroupLookup({
  configuration,
  choices,
  send,
  evidence,
}: LookupOptions): GroupOperations['find'] {
  const url = (id?: string) => resourceUrl(configuration, 'Groups', id)

  async function ask(
    query: Readonly<Record<string, string>>,
    { name, reason }: Search,
  ): Promise<Result<OutboundResponse>> {
    const letters = choices.groupNameEncoding
    const answer = await send(
      {
        subject: 'group',
        purpose: 'lookup',
        ...(reason && { reason }),
        summary: `Look for a group named ${name}`,
      },
      { method: 'GET', url: withQuery(url(), query, { ...choices, letters }) },
      (status) => status === 200,
    )
    return answer.ok ? answer : { ok: false, failure: explainSearch(answer.failure, 'group') }
  }

  async function findByFilter(search: Search): Promise<Result<TargetResource | undefined>> {
    const { name } = search
    const filter = substituteIdentifier('displayName eq "%s"', name)
    const answer = await ask({ filter }, search)
    if (!answer.ok) return answer
    const lookup = {
      what: `a group named ${JSON.stringify(name)}`,
      plural: `groups named ${JSON.stringify(name)}`,
      matchOf: (row: Complex) => matchGroup(row, name),
      // Nothing distinguishes groups of one name: the first is linked.
      choices: { ...choices, multipleMatches: 'first' },
    } as const
    return linkableIn(answer.value, lookup, {
      send,
      read: { noun: 'group', url, choices, evidence },
    })
  }

  async function findInList(search: Search): Promise<Result<TargetResource | undefined>> {
    const { name } = search
    let match: TargetResource | undefined
    let sameInForm: TargetResource | undefined
    let nameless = 0
    const read = await readPages({
      ask: (query) => ask({ ...query }, search),
      reading: choices,
      // A create follows, so a missed group would be created twice.
      doubtsTotal: true,
      visit(groups) {
        match = groups.find((group) => memberOf(group, 'displayName') === name)
        // The target may change the form of the name, for example to lower case.
        sameInForm ??= groups.find((group) => matchGroup(group, name) === 'matches')
        nameless += groups.filter((group) => matchGroup(group, name) === 'unknown').length
        return match ? 'stop' : 'continue'
      },
    })
    if (!read.ok) return read
    const { how, why, unreadable } = read.value
    if (match) return succeeded(match)
    if (how === 'complete' && (sameInForm || unreadable + nameless === 0))
      return succeeded(sameInForm)
    const hidden =
      unreadable > 0
        ? `${unreadable} of them have no id that can be read`
        : `${nameless} of them do not show their displayName`
    // An incomplete list does not show that the group is missing, and creating it could make a duplicate.
    return failed(
      `The groups of the target cannot all be read, so it is not known whether it has ${JSON.stringify(name)}: ${why ?? hidden}.`,
      { cause: 'unreadable' },
    )
  }

  const search = choices.groupLookup === 'filter' ? findByFilter : findInList
  return (names, reason) => findFirst(names, (name) => search({ name, reason }))
}
