import type { ToolAnswer } from './tool.ts'

/** The most characters of an answer: of its text, and of its data as JSON. */
export const answerLimit = 16_000

/** The most characters of the body of a request or an answer, unless the agent asks for more. */
export const bodyLimit = 2000

/** Cuts a text and says how much is missing. */
export function cutText(text: string, limit: number, hint = ''): string {
  if (text.length <= limit) return text
  const missing = text.length - limit
  return `${text.slice(0, limit)}… (${missing} more characters${hint === '' ? '' : `; ${hint}`})`
}

/** Cuts a text to one line of limited length. */
export function oneLine(text: string, limit = 300): string {
  return cutText(text.replaceAll(/\s+/g, ' ').trim(), limit)
}

/**
 * Keeps an answer within the limit.
 *
 * Tools limit their lists and bodies themselves; this is for what a sandbox has named at length.
 */
export function boundAnswer({ text, data }: ToolAnswer): ToolAnswer {
  const hint = 'ask for less, with a smaller limit or a filter'
  const size = JSON.stringify(data).length
  return {
    text: cutText(text, answerLimit, hint),
    data:
      size <= answerLimit
        ? data
        : {
            omitted: `The data have ${size} characters; the text has their beginning. To see all, ${hint}.`,
          },
  }
}
