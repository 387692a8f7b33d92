import type { Remark } from '@pingone-sandbox/contract'
import type { Difference } from './difference.ts'

/** Describes the differences between what was sent and what the target answered; `isNew` when a create was sent. */
export const remarksOf = (
  differences: readonly Difference[],
  { isNew = false }: { readonly isNew?: boolean } = {},
): readonly Remark[] =>
  differences.map((difference) => {
    const { kind, attribute } = difference
    return { kind, attribute, message: sentenceOf(difference, isNew) }
  })

function sentenceOf(
  { kind, attribute, sent, answered, count, of }: Difference,
  isNew: boolean,
): string {
  switch (kind) {
    case 'dropped':
      return count === undefined
        ? `The answer does not have ${attribute} = ${show(sent)}, which was sent.`
        : `The answer has none of the ${of} values of ${attribute} that were sent.`
    case 'altered':
      return `The answer ${isNew ? 'says' : 'still says'} ${attribute} = ${show(answered)}; ${show(sent)} was sent.`
    case 'kept':
      return count === 1
        ? `The answer still has ${attribute} = ${show(answered)}, which what was sent replaces or removes.`
        : `The answer still has ${count} values of ${attribute} which what was sent replaces or removes.`
    case 'cut':
      return `The answer lacks ${count} of the ${of} values of ${attribute} that were sent.`
    case 'two-primaries':
      return `The answer has ${count} primary values of ${attribute}.`
  }
}

/** The longest part of a value that a remark repeats, in characters. */
const longest = 80

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
