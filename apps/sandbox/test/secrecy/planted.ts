import * as fc from 'fast-check'

/** A secret that is recognised by its beginning and its end, whatever becomes of what is between them. */
export interface Planted {
  readonly value: string
  readonly traces: readonly string[]
}

/** The characters that end a string somewhere: in JSON, forms, headers, addresses, HTML, filters and patterns. */
const inHeaders = Array.from(`"'\\{}[]()<>&=;:,%+ /?#.$^*|-_~`)
const inBodies = [...inHeaders, 'é', 'ß', '✓', '😀', '\n', '\t']

/** Nine letters and digits, of which the first ones identify the secret and the end. */
const marker = (tag: string) =>
  fc
    .integer({ min: 36 ** 5, max: 36 ** 6 - 1 })
    .map((number) => `${tag}${number.toString(36).padStart(6, '0')}`)

const planted = (tag: string, characters: readonly string[]): fc.Arbitrary<Planted> =>
  fc
    .tuple(
      marker(`${tag}Qx`),
      fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 8 }),
      marker(`${tag}Zx`),
    )
    .map(([head, middle, tail]) => ({ value: head + middle + tail, traces: [head, tail] }))

/** One that a header can carry, as tokens are. The tag distinguishes it from the others. */
export const headerSecret = (tag: string) => planted(tag, inHeaders)
/** One that a person may choose, as passwords are. */
export const bodySecret = (tag: string) => planted(tag, inBodies)

/** The secrets of which a text shows something, also in base64. */
export function leaksIn(text: string, secrets: readonly Planted[]): readonly Planted[] {
  const plain = [text, ...[...text.matchAll(/[\w+/-]{16,}/g)].map(([run]) => decode(run))].join(
    '\n',
  )
  return secrets.filter(({ traces }) => traces.some((trace) => plain.includes(trace)))
}

/** A run of base64 may begin anywhere within a longer word. */
const decode = (run: string): string =>
  [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64').toString('latin1')).join('\n')
