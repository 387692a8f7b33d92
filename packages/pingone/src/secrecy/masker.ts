import { tryJson } from '../wire/answer-body.ts'
import { mask } from './mask.ts'
import { maskAddress, maskParameters } from './mask-address.ts'
import { maskHeader } from './mask-headers.ts'
import { maskJson } from './mask-json.ts'
import { maskText } from './mask-text.ts'
import { mayNameSecret } from './secret-names.ts'
import { createSecretValues, type SecretValues } from './secret-values.ts'

/** Masks the secrets of what is kept or shown: by their name or place, and by their value where that is known. */
export interface Masker {
  /** A message for people. */
  readonly text: (text: string) => string
  /** A body of a message; `json` is its value where it has been parsed already. JSON stays JSON. */
  readonly body: (body: string, json?: unknown) => string
  readonly headers: (headers: Readonly<Record<string, string>>) => Record<string, string>
  readonly address: (address: string) => string
}

/** Creates a masker. Mask a text before it is cut: half a secret is not found. */
export function createMasker(
  values: Pick<SecretValues, 'mask' | 'mayBeIn'> = createSecretValues(),
): Masker {
  const text = (given: string): string => maskText(values.mask(given))

  function body(given: string, json?: unknown, depth = 0): string {
    if (given === '') return given
    if (!mayHoldSecret(given) && values.mask(given) === given) return given
    const parsed = json ?? tryJson(given)
    if (parsed === undefined)
      return isForm(given) ? maskParameters(values.mask(given)) : text(given)
    const leaf = (found: string): string => {
      const shown = values.mask(found)
      return depth < 3 && /^\s*[[{"]/.test(shown)
        ? body(shown, undefined, depth + 1)
        : maskText(shown)
    }
    const masked = maskJson(parsed, leaf)
    const written = masked === parsed ? given : write(masked)
    return asJson(written, masked)
  }

  /** The text once more: a member that is there twice, or a number too long to be read, is no longer in the value. */
  function asJson(written: string, value: unknown): string {
    if (text(written) === written) return written
    const plain = write(value)
    const shown = values.mask(plain)
    const isRounded =
      shown === plain && values.mask(written) !== written && longNumber.test(written)
    return isRounded || tryJson(shown) === undefined ? write(mask) : shown
  }

  return {
    text,
    body: (given, json) => body(given, json),
    headers(headers) {
      const entries = Object.entries(headers)
      // Most answers have no known secret, and one search of all headers shows that.
      const maskValue = values.mayBeIn(entries.flat().join('\n')) ? values.mask : unchanged
      // A copy in which few values change costs less than an object made anew.
      const shown = { ...headers }
      let isRenamed = false
      for (const [name, value] of entries) {
        const masked = maskHeader(name, maskValue(value))
        if (masked !== value) shown[name] = masked
        isRenamed ||= maskValue(name) !== name
      }
      return isRenamed ? withNames(shown, maskValue) : shown
    },
    address: (address) => maskAddress(values.mask(address)),
  }
}

const unchanged = (text: string): string => text

const withNames = (headers: Readonly<Record<string, string>>, maskName: (name: string) => string) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [maskName(name), value]))

/** What has none of these has no secret that is known by its name or its form. */
const mayHoldSecret = (text: string): boolean =>
  mayNameSecret(text) ||
  text.includes(String.raw`\u`) ||
  text.includes('eyJ') ||
  /:\/\/[^/\s"]*@/.test(text)

/** A value that is nested too deeply to be written is masked as a whole. */
function write(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return JSON.stringify(mask)
  }
}

/** Of such a number the value has not all the digits that the text has. */
const longNumber = /\d{16}/

const isForm = (text: string): boolean => /^[^\s=&<>{}"']+=[^\s<>{}"]*$/.test(text)
