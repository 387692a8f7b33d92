/**
 * Describes what is wrong with the direction of a user name that has right-to-left letters; undefined when nothing is.
 *
 * Regular expressions have no property for Unicode's bidirectional classes, so the script of a letter decides its direction.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5893#section-2 RFC 5893 §2}
 */
export function findDirectionFault(name: string): string | undefined {
  if (!rightToLeft.test(name)) return undefined
  const isValid =
    startsRightToLeft.test(name) &&
    !leftToRight.test(name) &&
    endsValidly.test(name) &&
    !(/[0-9\u06F0-\u06F9]/.test(name) && /[\u0660-\u0669]/.test(name))
  return isValid ? undefined : 'must not mix the directions of its letters (RFC 5893 §2)'
}

const scripts =
  '\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Samaritan}\\p{Script=Mandaic}\\p{Script=Adlam}'
const letter = `(?=\\p{L})[${scripts}]`

const rightToLeft = new RegExp(letter, 'u')
const startsRightToLeft = new RegExp(`^${letter}`, 'u')
const leftToRight = new RegExp(`(?=\\p{L})[^${scripts}]`, 'u')
const endsValidly = new RegExp(`(?:${letter}|\\p{Nd})\\p{M}*$`, 'u')
