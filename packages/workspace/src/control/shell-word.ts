import type { Template, Variable } from './runnable-request.ts'

/** Writes a text as one word of bash or zsh; a word with variables reads them from the environment. */
export function shellWord(template: Template): string {
  if (template.length === 0) return "''"
  const isPlain = template.every(
    (part) => typeof part !== 'string' || /^[\w .,:;=/@%+?&-]*$/.test(part),
  )
  if (isPlain && template.some((part) => typeof part !== 'string'))
    return `"${template
      .map((part, at) => (typeof part === 'string' ? part : reference(part, template[at + 1])))
      .join('')}"`
  return template
    .map((part) => (typeof part === 'string' ? quote(part) : `"${reference(part)}"`))
    .join('')
}

/**
 * Writes a header as one word. Its characters are the bytes that are sent (RFC 9110 §5.5), and not UTF-8 as elsewhere.
 */
export function shellHeader(name: string, value: Template): string {
  const [first = '', ...rest] = value
  const start = `${name}: `
  const template = typeof first === 'string' ? [start + first, ...rest] : [start, ...value]
  return template.some((part) => typeof part === 'string' && /[^\t -~]/.test(part))
    ? template
        .map((part) => (typeof part === 'string' ? quoteBytes(part) : `"${reference(part)}"`))
        .join('')
    : shellWord(template)
}

/** Writes the command that sets a variable for this shell and what it starts. */
export function exportLine({ name, value, isBasic }: Variable): string {
  const set = quote(value)
  // The coreutils wrap base64 after 76 characters.
  return isBasic
    ? `export ${name}="$(printf %s ${set} | base64 | tr -d '\\n')"`
    : `export ${name}=${set}`
}

/** A letter that follows would belong to the name. */
const reference = ({ name }: Variable, next: string | Variable = ''): string =>
  typeof next === 'string' && /^\w/.test(next) ? `\${${name}}` : `$${name}`

/**
 * Within single quotes a shell reads everything literally except the quote itself. But a terminal takes `^` at the beginning of a line
 * for a change of the last command, even there; so the line break before it is written as an escape.
 */
const quote = (text: string): string =>
  `'${text.replaceAll("'", String.raw`'\''`).replaceAll('\n^', () => String.raw`'$'\n^''`)}'`

const quoteBytes = (text: string): string =>
  `$'${text.replaceAll(/[^ -&(-[\]-~]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)}'`
