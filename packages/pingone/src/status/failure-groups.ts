import type { FailureCause, FailureGroup, RemarkGroup, Subject } from '@pingone-sandbox/contract'
import type { Link } from '../links/link.ts'

const mostExamples = 5

/** Groups failed users and groups by cause, the most frequent first. */
export function causesOf(failed: readonly Link[]): FailureGroup[] {
  const byCause = Map.groupBy(failed, ({ cause = 'other' }): FailureCause => cause)
  return [...byCause]
    .map(([cause, links]) => ({
      cause,
      count: links.length,
      message: links[0]?.details ?? '',
      examples: examplesOf(links),
    }))
    .sort((one, other) => other.count - one.count)
}

/** Groups users and groups by the kinds of their remarks. One may have remarks of several kinds, and counts once for each. */
export function remarkKindsOf(links: readonly Link[]): RemarkGroup[] {
  const remarked = links.flatMap((link) =>
    (link.remarks ?? []).map(({ kind, message }) => ({ kind, message, link })),
  )
  return [...Map.groupBy(remarked, ({ kind }) => kind)]
    .map(([kind, found]) => {
      const about = [...new Set(found.map(({ link }) => link))]
      const message = found[0]?.message ?? ''
      return { kind, count: about.length, message, examples: examplesOf(about) }
    })
    .sort((one, other) => other.count - one.count)
}

const examplesOf = (links: readonly Link[]): Subject[] =>
  links
    .slice(0, mostExamples)
    .map(({ subjectType: type, subjectId: id, name }) => ({ type, id, name }))
