import { judgeFound } from './found-by-name.ts'
import { rfc } from './rfc.ts'
import type { Scene } from './scene.ts'
import type { Check, Theme } from './theme.ts'

interface NamedCheck extends Pick<Check, 'title' | 'needs' | 'fix' | 'section'> {
  readonly id: string
  /** What the username has within its marker. */
  readonly name?: string
  readonly attributes?: object
  readonly isOptional?: true
}

const after = ['users.create', 'users.find', 'users.find-nothing']

const quoting = [
  'Parse the value of a filter as a JSON string, with its escapes, after the query has been percent-decoded.',
  'Pass it to the database as a parameter.',
]

const named: readonly NamedCheck[] = [
  {
    id: 'letters',
    title: 'Given and family names have letters beyond ASCII',
    needs: 'Jürgen and 山田 are stored and answered as they are sent, in UTF-8.',
    section: rfc(7644, '8'),
    fix: [
      'Read and write JSON as UTF-8, whatever the Content-Type says of a charset.',
      'Store names in columns that take all of Unicode.',
    ],
    attributes: { name: { given: 'Jürgen', family: '山田' } },
  },
  {
    id: 'emoji',
    title: 'A name has a letter of four bytes',
    needs: 'A name with an emoji is stored and answered as it is sent.',
    section: rfc(7644, '8'),
    fix: ['Store names in a four-byte encoding: utf8mb4 in MySQL, nvarchar in SQL Server.'],
    attributes: { name: { given: 'Ada 🚀', family: 'Example' } },
  },
  {
    id: 'unicode-username',
    title: 'A username has letters beyond ASCII',
    needs: 'A search for such a userName, percent-encoded in UTF-8, is answered as any other.',
    section: rfc(7644, '3.4.2.2'),
    fix: [
      'Percent-decode the query as UTF-8, and accept any character in a quoted value.',
      'Answer 400 with a detail to a POST where such names are not allowed.',
    ],
    name: 'jürgen-山田',
    isOptional: true,
  },
  {
    id: 'apostrophe',
    title: 'A username has an apostrophe',
    needs: 'A search for o’neil with a plain apostrophe finds this user, and is no error.',
    section: rfc(7644, '3.4.2.2'),
    fix: quoting,
    name: "o'neil",
  },
  {
    id: 'quotes',
    title: 'A username has quotation marks',
    needs: 'A quotation mark within a filter value is written as \\", and finds this user.',
    section: rfc(7644, '3.4.2.2'),
    fix: quoting,
    name: 'ada "the first"',
    isOptional: true,
  },
  {
    id: 'backslash',
    title: 'A username has a backslash',
    needs: 'A backslash within a filter value is written twice, and finds CORP\\ada.',
    section: rfc(7644, '3.4.2.2'),
    fix: quoting,
    name: 'CORP\\ada',
    isOptional: true,
  },
  {
    id: 'plus',
    title: 'A username has a plus sign',
    needs: 'A plus sign is sent as %2B in the query, and a search for it finds this user.',
    section: rfc(7644, '3.4.2.2'),
    fix: ['Decode the query once: %2B is a plus sign, and + alone is a space.'],
    name: 'ada+test',
  },
  {
    id: 'spaces',
    title: 'A username has spaces, and signs that mean something in a URL',
    needs: 'A search for a userName with spaces, %, &, # and = finds this user.',
    section: rfc(7644, '3.4.2.2'),
    fix: [
      'Split the query at & before decoding it, and decode it once.',
      'Compare the whole userName, without trimming or collapsing spaces.',
    ],
    name: 'ada lovelace & co #1 = 100%',
    isOptional: true,
  },
  {
    id: 'long',
    title: 'A username has 128 characters, and a given name 200',
    needs: 'Long values are stored whole, or refused with 400. They are never cut.',
    section: rfc(7644, '3.12'),
    fix: [
      'Store values of any reasonable length; PingOne allows 128 characters in a username.',
      'Answer 400 with scimType invalidValue to a value that is too long.',
    ],
    name: 'long',
    isOptional: true,
  },
]

/** The longest username that PingOne allows. */
const longest = 128

/** The username of a user whose name has these characters between the marker and the host. */
function usernameOf({ username }: Scene, id: string, name: string): string {
  const marked = username(name)
  return id === 'long' ? marked.replace(name, name + 'g'.repeat(longest - marked.length)) : marked
}

/** Names that are not plain ASCII: in attributes, in the filter of the look-up, and in URLs. */
export const names: Theme = {
  id: 'names',
  title: 'Names with unusual characters',
  checks: named.map(({ id, name = id, attributes = {}, isOptional, ...texts }) => ({
    ...texts,
    id: `names.${id}`,
    after,
    about: ['name'],
    ...(isOptional && { isNeeded: () => false }),
    async play(scene: Scene) {
      await scene.createUser(id, {
        username: usernameOf(scene, id, name),
        ...(id === 'long' && { name: { given: 'A'.repeat(200), family: 'Example' } }),
        ...attributes,
      })
    },
    judge: async ({ differences }, scene) =>
      differences.some(({ isPassing }) => !isPassing)
        ? undefined
        : judgeFound(scene, { user: scene.user(id), name: usernameOf(scene, id, name) }),
  })),
}
