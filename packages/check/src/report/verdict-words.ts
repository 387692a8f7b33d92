import type { CheckVerdict } from '@pingone-sandbox/contract'

/** The verdicts as a reader sees them. */
export const verdictWords: Readonly<Record<CheckVerdict, string>> = {
  breaks: 'breaks',
  'not-supported': 'not supported',
  remark: 'works with a remark',
  works: 'works',
  skipped: 'skipped',
}
