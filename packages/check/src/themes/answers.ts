import type { CheckExchange } from '@pingone-sandbox/contract'
import { isObject, type Json, memberOf, resourcesIn, tryParse } from '../wire/resource.ts'
import type { OwnAnswer } from './endpoint.ts'
import { rfc } from './rfc.ts'
import type { Scene } from './scene.ts'
import type { Check, Theme } from './theme.ts'
import { Unplayable } from './unplayable.ts'

type Response = NonNullable<CheckExchange['response']>

interface FormCheck extends Pick<Check, 'id' | 'title' | 'needs' | 'section' | 'fix'> {
  /** Sends the request whose answer is judged. */
  readonly ask: (scene: Scene) => Promise<OwnAnswer>
  /** What is wrong with the form of the answer; undefined where nothing is. */
  readonly problemOf: (answer: Response, body: unknown) => string | undefined
  /** What a client makes of it. */
  readonly next: string
  readonly behaviours?: readonly string[]
}

const read = ({ endpoint, account }: Scene) => endpoint.read('User', account('ann'))
const search = ({ endpoint, username }: Scene) => endpoint.find('User', username('ann'))

const formChecks: readonly FormCheck[] = [
  {
    id: 'answers.content-type',
    title: 'Answers are application/scim+json',
    needs: 'A body is JSON, and its Content-Type says so.',
    section: rfc(7644, '3.1'),
    fix: ['Send Content-Type: application/scim+json with every body, errors too.'],
    async ask(scene) {
      await scene.createAccount('ann')
      return read(scene)
    },
    problemOf({ headers }) {
      const type = headers['content-type'] ?? 'nothing'
      return /^application\/(scim\+)?json\b/i.test(type)
        ? undefined
        : `The endpoint sends a user with the Content-Type ${type}.`
    },
    next: 'PingOne is assumed to read the JSON whatever the type is; other clients refuse it.',
  },
  {
    id: 'answers.location',
    title: 'A create is answered with Location',
    needs: 'The answer 201 has the address of the new user in Location, as in meta.location.',
    section: rfc(7644, '3.3'),
    fix: ['Send the address of the resource as Location with 201.'],
    ask: async ({ endpoint, username }) =>
      endpoint.create('User', { ...minimal, userName: username('loc') }),
    problemOf: ({ status, headers }) =>
      headers['location'] === undefined && status === 201
        ? 'The endpoint answers a create with 201, and without Location.'
        : undefined,
    next: 'PingOne is assumed to take the id from the body; other clients read Location.',
  },
  {
    id: 'answers.id',
    title: 'Ids are texts',
    needs: 'id is a string, also where the database counts.',
    section: rfc(7643, '3.1'),
    fix: ['Write every id as a JSON string: of resources, members and groups.'],
    ask: read,
    problemOf(_answer, body) {
      const id = resourcesIn(body).map((resource) => memberOf(resource, 'id'))[0]
      return typeof id === 'number' ? `The endpoint shows the id ${id} as a number.` : undefined
    },
    next: 'PingOne is assumed to read it; under numericIds=fail each user is Failed.',
    behaviours: ['numeric-ids-accepted'],
  },
  {
    id: 'answers.nulls',
    title: 'Attributes without a value are left out',
    needs: 'An attribute without a value is absent, since PingOne sends back what it has read.',
    section: rfc(7643, '2.5'),
    fix: ['Leave attributes without a value out of answers, and read null as no value.'],
    ask: read,
    problemOf(_answer, body) {
      const names = Object.entries(resourcesIn(body)[0] ?? {})
        .filter(([, value]) => value === null)
        .map(([name]) => name)
      return names.length === 0
        ? undefined
        : `The endpoint shows ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''} as null.`
    },
    next: 'PingOne sends the nulls back with its next PUT, and other clients may fail on them.',
    behaviours: ['put-merged-body'],
  },
  {
    id: 'answers.spelling',
    title: 'Attributes are spelled as in the schema',
    needs: 'id, userName, meta and the others have the spelling of the schema.',
    section: rfc(7643, '2.1'),
    fix: ['Write names as the schema does: meta, lastModified, resourceType.'],
    ask: read,
    problemOf(_answer, body) {
      const wrong = Object.keys(resourcesIn(body)[0] ?? {}).filter((name) =>
        spellings.some((right) => right !== name && right.toLowerCase() === name.toLowerCase()),
      )
      return wrong.length === 0 ? undefined : `The endpoint writes ${wrong.join(', ')}.`
    },
    next: 'PingOne is assumed to read names in any letter case; other clients miss the attribute.',
  },
  {
    id: 'answers.list',
    title: 'A list has its counts as numbers',
    needs: 'totalResults, startIndex and itemsPerPage are JSON numbers.',
    section: rfc(7644, '3.4.2'),
    fix: ['Write totalResults, startIndex and itemsPerPage as JSON numbers.'],
    ask: search,
    problemOf(_answer, body) {
      const [name, value] =
        ['totalResults', 'startIndex', 'itemsPerPage']
          .map((each) => [each, isObject(body) ? memberOf(body, each) : undefined] as const)
          .find(([, count]) => count !== undefined && typeof count !== 'number') ?? []
      return name === undefined
        ? undefined
        : `The endpoint shows ${name} as ${JSON.stringify(value)}, which is no number.`
    },
    next: 'PingOne is assumed to read it; clients that compute the next page with it fail.',
  },
  {
    id: 'answers.rows',
    title: 'A search lists each user once',
    needs: 'Resources has one row for each user that matches, and totalResults counts them.',
    section: rfc(7644, '3.4.2'),
    fix: ['List and count each resource once: a join of tables needs DISTINCT.'],
    ask: search,
    problemOf(_answer, body) {
      const ids = resourcesIn(body).map((resource) => memberOf(resource, 'id'))
      return new Set(ids).size === ids.length
        ? undefined
        : `The endpoint lists the same user ${ids.length} times.`
    },
    next: 'PingOne is assumed to take rows with one id for one user; other clients see duplicates.',
  },
  {
    id: 'answers.empty-list',
    title: 'An empty list is a list',
    needs: 'A search without a match has an empty array in Resources, or none.',
    section: rfc(7644, '3.4.2'),
    fix: ['Write "Resources": [] where nothing matches.'],
    ask: ({ endpoint, username }) => endpoint.find('User', username('no-user')),
    problemOf: (_answer, body) =>
      isObject(body) && memberOf(body, 'Resources') === null
        ? 'The endpoint answers a search that finds nothing with "Resources": null.'
        : undefined,
    next: 'PingOne is assumed to read it as an empty list; other clients fail.',
  },
  {
    id: 'answers.put',
    title: 'A PUT is answered with the user',
    needs: 'The answer to a PUT is 200 with the user as it is stored.',
    section: rfc(7644, '3.5.1'),
    fix: ['Answer PUT /Users/{id} with 200 and the whole user.'],
    ask: ({ endpoint, account, username }) =>
      endpoint.replace('User', account('ann'), {
        ...minimal,
        id: account('ann'),
        userName: username('ann'),
      }),
    problemOf: ({ status, body }) =>
      status >= 200 && status < 300 && body.trim() === ''
        ? `The endpoint answers a PUT with ${status} and no body.`
        : undefined,
    next: 'PingOne cannot see what was stored. Under emptyPutAnswer=breaks or noContentAnswer=breaks, the update counts as Failed.',
  },
  {
    id: 'answers.delete',
    title: 'A DELETE is answered with 204',
    needs: 'A deletion that succeeds is answered with 204 and no body.',
    section: rfc(7644, '3.6'),
    fix: ['Answer DELETE /Users/{id} with 204 and no body.'],
    ask: ({ endpoint, account }) => endpoint.remove('User', account('ann')),
    problemOf: ({ status, body }) =>
      status >= 200 && status < 300 && (status !== 204 || body.trim() !== '')
        ? `The endpoint answers a DELETE with ${status}${body.trim() === '' ? '' : ' and a body'}.`
        : undefined,
    next: 'PingOne is assumed to take any success; other clients expect 204.',
  },
]

const minimal: Json = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  name: { givenName: 'Ada', familyName: 'Example' },
  active: true,
}

/** Names that a user has in most answers, in the spelling of the schema. */
const spellings = ['id', 'externalId', 'userName', 'name', 'emails', 'active', 'meta', 'schemas']

const first = 'answers.content-type'

/** The form of the answers. PingOne is assumed to read most forms; the finding is a remark. */
export const answers: Theme = {
  id: 'answers',
  title: 'The form of the answers',
  checks: formChecks.map(({ ask, problemOf, next, ...texts }) => ({
    ...texts,
    isNeeded: () => false,
    // The first of them creates the account that the others are about.
    after: ['users.create', ...(texts.id === first ? [] : [first])],
    async play(scene: Scene) {
      const { status = 'nothing' } = await ask(scene)
      if (status === 'nothing' || status >= 400)
        throw new Unplayable(`the endpoint answers ${status} to this request`)
    },
    async judge({ own }) {
      const exchange = own.at(-1)
      if (exchange?.response === undefined) return undefined
      const summary = problemOf(exchange.response, tryParse(exchange.response.body))
      if (summary === undefined) return undefined
      return { verdict: 'remark', cause: 'form', summary, next, exchanges: [exchange.id] }
    },
  })),
}
