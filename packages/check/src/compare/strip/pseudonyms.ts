import { hiddenValue } from '../capture/captured-request.ts'

/** Replaces texts consistently: equal texts by equal ones, whatever their letter case. */
export interface Pseudonyms {
  /** Words become `x<n>`; punctuation, spaces and capitals stay, since they shape how a request is encoded. */
  readonly of: (text: string) => string
  /** The same for a number. */
  readonly ofNumber: (value: number) => number
}

export function createPseudonyms(): Pseudonyms {
  const numbers = new Map<string, number>()

  function numberOf(text: string): number {
    const key = text.toLowerCase()
    const number = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, number)
    return number
  }

  function of(text: string): string {
    if (text === hiddenValue || !/[\p{L}\p{N}]/u.test(text)) return text
    const number = numberOf(text)
    // An id may be a number in one place and a text in another.
    if (/^\d+$/.test(text)) return digitsOf(number)
    return text.replaceAll(/[A-Za-z0-9]+|[^\p{ASCII}]/gu, (part) => {
      if (/^[A-Z]/.test(part)) return `X${number}`
      if (/^[a-z0-9]/.test(part)) return `x${number}`
      return (part.codePointAt(0) ?? 0) <= 0xff ? 'é' : 'ж'
    })
  }

  return { of, ofNumber: (value) => Number(digitsOf(numberOf(String(value)))) }
}

const digitsOf = (number: number): string => String(9000 + number)
