import { isInContext } from './context.ts'
import { findDirectionFault } from './direction.ts'
import { mapWidth } from './username-form.ts'

/**
 * Describes what is wrong with a user name; undefined when nothing is.
 *
 * A user name consists of one or more parts of characters of the `IdentifierClass`, separated by spaces. With `isTolerant` it may
 * also contain, anywhere, the characters that PingOne accepts: all letters, marks, numbers, punctuation, symbols and spaces.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc8265#section-3.3 RFC 8265 §3.1, §3.3, §3.5, RFC 8264 §8}
 * @see {@link https://docs.pingidentity.com/pingone/directory/p1_user_atts_supported_characters.html}
 */
export function findUsernameFault(
  text: string,
  { isTolerant }: { readonly isTolerant: boolean },
): string | undefined {
  if (visibleAscii.test(text)) return undefined
  const name = mapWidth(text)
  if (/^\p{Zs}*$/u.test(name)) return 'must have a character that is no space'
  for (const { 0: character, index } of name.matchAll(/[^]/gu)) {
    const isAllowed =
      character === ' ' ||
      (isIdentifier(character) && isInContext(name, index)) ||
      (isTolerant && isAcceptedByPingOne(character))
    if (!isAllowed) return `must not have ${describe(character)} here`
  }
  if (isTolerant) return undefined
  return /^ | $/.test(name) ? 'must not begin or end with a space' : findDirectionFault(name)
}

/** Tells whether a character is in the IdentifierClass, by the steps of RFC 8264 §8; `isInContext` checks the contextual ones. */
function isIdentifier(character: string): boolean {
  if (allowed.has(character)) return true
  if (disallowed.has(character)) return false
  if (/[!-~]/.test(character) || /\p{Join_Control}/u.test(character)) return true
  if (/[\u1100-\u11FF\uA960-\uA97C\uD7B0-\uD7FB]/.test(character)) return false
  if (/[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u.test(character)) return false
  if (character.normalize('NFKC') !== character) return false
  return /[\p{Ll}\p{Lu}\p{Lo}\p{Nd}\p{Lm}\p{Mn}\p{Mc}]/u.test(character)
}

// Each of these may stand anywhere, and most user names have no others.
const visibleAscii = /^[!-~]+$/

/** The exceptions of RFC 5892 §2.6; those with a contextual rule are among the allowed ones. */
const allowed = new Set('ßς\u06FD\u06FE\u0F0B\u3007\u00B7\u0375\u05F3\u05F4\u30FB')
const disallowed = new Set('\u0640\u07FA\u302E\u302F\u3031\u3032\u3033\u3034\u3035\u303B')

/** Applies PingOne's own pattern without invisible characters; a variation selector is part of its symbol. */
function isAcceptedByPingOne(character: string): boolean {
  if (!/[\p{L}\p{M}\p{Zs}\p{S}\p{N}\p{P}]/u.test(character)) return false
  return (
    /\p{Variation_Selector}/u.test(character) ||
    !/\p{Default_Ignorable_Code_Point}/u.test(character)
  )
}

function describe(character: string): string {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
  return `the character U+${code}`
}
