/**
 * Tells what is wrong with the direction of a user name that has letters written from right to left; undefined when nothing is.
 *
 * Unicode's bidirectional classes are no property of regular expressions, so the script of a letter tells its direction.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5893#section-2 RFC 5893 §2}
 */
export function findDirectionFault(name: string): string | undefined {
  if (!rightToLeft.test(name)) return undefined
  const isSound =
    startsRightToLeft.test(name) &&
    !leftToRight.test(name) &&
    endsSoundly.test(name) &&
    !(/[0-9\u06F0-\u06F9]/.test(name) && /[\u0660-\u0669]/.test(name))
  return isSound ? undefined : 'must not mix the directions of its letters (RFC 5893 §2)'
}

const scripts =
  '\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Samaritan}\\p{Script=Mandaic}\\p{Script=Adlam}'
const letter = `(?=\\p{L})[${scripts}]`

const rightToLeft = new RegExp(letter, 'u')
const startsRightToLeft = new RegExp(`^${letter}`, 'u')
const leftToRight = new RegExp(`(?=\\p{L})[^${scripts}]`, 'u')
const endsSoundly = new RegExp(`(?:${letter}|\\p{Nd})\\p{M}*$`, 'u')
