/** HTML that is safe to write as it is. */
export interface Markup {
  readonly html: string
}

/** What a template takes: texts are escaped, markup is not, lists are joined, and `undefined` and `false` are nothing. */
export type Content = string | number | Markup | undefined | false | readonly Content[]

/**
 * Writes HTML in which every text is escaped.
 *
 * @example markup`<p title="${title}">${text}</p>`
 */
export const markup = (parts: TemplateStringsArray, ...contents: readonly Content[]): Markup => ({
  html: parts.reduce((whole, part, index) => whole + render(contents[index - 1]) + part),
})

function render(content: Content): string {
  if (content === undefined || content === false) return ''
  if (typeof content === 'string') return escape(content)
  if (typeof content === 'number') return String(content)
  return 'html' in content ? content.html : content.map(render).join('')
}

/** Controls and marks that turn the direction of a text are shown as a replacement character. */
const escape = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
