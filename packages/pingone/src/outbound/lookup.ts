import type { Complex } from '@pingone-sandbox/scim'
import type { Remark } from '@pingone-sandbox/contract'
import { asObject } from './member.ts'
import type { TargetResource } from './answer.ts'
import type { ListPage } from './list-page.ts'
import type { Match } from './match.ts'
import type { BehaviourChoices } from './profile.ts'
import { failed, type Result } from './result.ts'

/** What a search looks for, and how to compare a row of its answer. */
export interface Lookup {
  /** With an article: `a user that matches userName Eq "ada"`. */
  readonly what: string
  /** The plural without a number: `users that match userName Eq "ada"`. */
  readonly plural: string
  readonly matchOf: (row: Complex) => Match
  readonly choices: Pick<BehaviourChoices, 'lookupMatch' | 'multipleMatches'>
}

/** The result of a lookup. */
export interface Found {
  /** The resource to link; undefined when the target has none. */
  readonly resource: TargetResource | undefined
  readonly remarks: readonly Remark[]
}

/**
 * Checks that the answer to a search contains what was searched for.
 *
 * PingOne links the first row. It fails if a row that may match cannot be read, and, where the profile says so, if several match. Unless
 * the profile trusts the target, it fails too if the first row does not match or lacks the attributes that would show it.
 */
export function judgeLookup(
  page: ListPage,
  { what, plural, matchOf, choices }: Lookup,
): Result<Found> {
  const { resources, unreadable, total = 0 } = page
  const rows = resources.length + unreadable.length
  if (rows === 0 && total > 0)
    return cannotBeRead(
      `The answer counts ${total} and lists none that can be read: whether the target has ${what} is not known.`,
    )
  const damaged = unreadable.find(({ row }) => {
    const object = asObject(row)
    return !object || matchOf(object) !== 'differs'
  })
  if (damaged) return cannotBeRead(`The target lists a resource ${damaged.why}; it may be ${what}.`)

  const matches = resources.map(matchOf)
  const [first] = resources
  const isChecked = choices.lookupMatch === 'checked'
  if (first && matches[0] === 'differs' && isChecked)
    return failed(
      `The target was asked for ${what} and answers resource ${first.id}, which does not match${resources.length > 1 ? `, the first of ${resources.length}` : ''}: it ignores the filter, or reads it in another way.`,
      { cause: 'mismatch' },
    )
  if (first && matches[0] === 'unknown' && isChecked) return notShown(what, first)
  const candidates = resources.filter((_, at) => !isChecked || matches[at] !== 'differs')
  // A repeated row counts once.
  const several = new Set(candidates.map(({ id }) => id)).size
  if (several > 1 && choices.multipleMatches === 'fail')
    return failed(`The target has ${several} ${plural}.`, {
      cause: 'several-matches',
    })
  return { ok: true, value: { resource: first, remarks: remarksOn(page, { what, matches }) } }
}

function remarksOn(
  page: ListPage,
  { what, matches }: { readonly what: string; readonly matches: readonly Match[] },
): readonly Remark[] {
  const others = matches.filter((match) => match === 'differs').length
  const count = countRemark(page)
  const [first] = page.resources
  return [
    ...(others > 0
      ? [
          {
            kind: 'other-match',
            message: `The target was asked for ${what}, and ${others} of the ${matches.length} resources it answers do not match.`,
          } as const,
        ]
      : []),
    ...(first && matches[0] === 'unknown'
      ? [
          {
            kind: 'not-shown',
            message: `The target was asked for ${what}; resource ${first.id} does not show whether it matches.`,
          } as const,
        ]
      : []),
    ...(count ? [count] : []),
  ]
}

/**
 * Remarks on counts that do not fit the rows. A page may hold fewer rows than match, if it says how many it holds.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.4 RFC 7644 §3.4.2.4}
 */
function countRemark({ resources, unreadable, total, itemsPerPage }: ListPage): Remark | undefined {
  const rows = resources.length + unreadable.length
  if (total === undefined || rows === total) return undefined
  if (rows < total && itemsPerPage === rows) return undefined
  return {
    kind: 'count',
    message: `The answer says totalResults ${total} and lists ${rows}.`,
  }
}

const cannotBeRead = (message: string): Result<never> => failed(message, { cause: 'unreadable' })

/** The failure when neither the row nor a read of a resource shows whether it matches. */
const notShown = (what: string, { id }: TargetResource): Result<never> =>
  failed(
    `The target was asked for ${what} and answers resource ${id}; neither its row nor a read of it shows whether it matches. lookupMatch=trusted would link it all the same.`,
    { cause: 'unreadable' },
  )
