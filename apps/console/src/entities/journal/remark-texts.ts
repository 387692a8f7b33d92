import type { RemarkKind } from '@pingone-sandbox/contract'

interface RemarkText {
  readonly title: string
  /** What the server should do. */
  readonly advice: string
}

/** The title of each kind of remark, with what fixes it at the target. */
export const remarkTexts: Readonly<Record<RemarkKind, RemarkText>> = {
  dropped: {
    title: 'Values are missing from answers',
    advice: 'Keep the attribute and answer with it, or remove it from the attribute mapping.',
  },
  altered: {
    title: 'Answers show other values than were sent',
    advice: 'Answer with the resource as it is after the write (RFC 7644 §3.5.1).',
  },
  kept: {
    title: 'Replaced values are still there',
    advice: 'Let a PUT, and a replace of a list, replace the whole list.',
  },
  cut: {
    title: 'Lists come back shorter',
    advice: 'Keep every value of the list, or refuse the request with 400 or 413.',
  },
  'two-primaries': {
    title: 'More than one value is primary',
    advice: 'Let a new primary value take the mark from the earlier one (RFC 7643 §2.4).',
  },
  'other-id': {
    title: 'Answers are about another resource',
    advice: 'Answer with the resource that the request addresses; its id never changes.',
  },
  'error-body': {
    title: 'A success carries an error in its body',
    advice: 'Send the status of the error as the HTTP status.',
  },
  'no-resource': {
    title: 'Answers show no resource',
    advice: 'Answer 200 with the whole resource, or 204 without a body.',
  },
  count: {
    title: 'Counts do not fit the lists',
    advice:
      'totalResults counts all matches; a page that holds fewer says so in itemsPerPage (RFC 7644 §3.4.2.4).',
  },
  'not-readable': {
    title: 'Created resources cannot be read',
    advice: 'Answer 201 only for what a GET of its id answers with 200.',
  },
  'other-match': {
    title: 'Searches answer what does not match',
    advice: 'Apply the filter, or refuse it with 400 invalidFilter.',
  },
  'not-shown': {
    title: 'Searches do not show what was looked for',
    advice: 'Return userName and emails of users, and displayName of groups, in lists as well.',
  },
}
