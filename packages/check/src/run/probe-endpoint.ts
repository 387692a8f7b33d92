import type { Endpoint, OwnAnswer } from '../themes/endpoint.ts'
import { markerFamily } from '../wire/marker.ts'
import { isObject, memberOf } from '../wire/resource.ts'
import { CheckError } from './check-error.ts'

/** What answers as SCIM answers one of these so, at the latest the last. */
const paths = [
  `/Users?filter=${encodeURIComponent(`userName eq "${markerFamily}probe"`)}`,
  '/Users?startIndex=1&count=1',
  '/ServiceProviderConfig',
]

/**
 * Asks whether something answers as SCIM at all, before anything is created.
 *
 * Throws a `CheckError` when no answer comes, when the endpoint refuses the credentials, and when no answer is one of SCIM. That it
 * returns says nothing about how well the endpoint does.
 */
export async function probeEndpoint(endpoint: Pick<Endpoint, 'get'>): Promise<void> {
  let first: OwnAnswer | undefined
  for (const path of paths) {
    // oxlint-disable-next-line no-await-in-loop -- the next is asked only where the one before it is no SCIM
    const answer = await endpoint.get(path)
    first ??= answer
    if (answer.status === undefined) throw unreachable(answer)
    if (answer.status === 401 || answer.status === 403) throw refused(answer.status)
    if (isScim(answer)) return
  }
  throw notScim(first?.status)
}

/** Lists, resources, configurations and errors of SCIM name their schemas; some servers leave that out of a list. */
function isScim({ body, status = 0 }: OwnAnswer): boolean {
  if (Array.isArray(body)) return status === 200
  if (!isObject(body)) return false
  const schemas = [memberOf(body, 'schemas')].flat().filter((each) => typeof each === 'string')
  if (schemas.some((schema) => /^urn:(ietf:params:)?scim:/i.test(schema))) return true
  return status === 200 && ['Resources', 'totalResults'].some((key) => key in body)
}

const unreachable = ({ exchange }: OwnAnswer) =>
  new CheckError(
    'unreachable',
    exchange.failure?.message ?? 'No answer came.',
    'Is the URL right, and does the server run? Nothing was created at the endpoint.',
  )

const refused = (status: number) =>
  new CheckError(
    'credentials',
    `The endpoint answers ${status}: it does not accept the credentials.`,
    'Check the token or the password, and that it may read and write users and groups. Nothing was created at the endpoint.',
  )

const notScim = (status: number | undefined) =>
  new CheckError(
    'no-scim',
    `There is no SCIM at this URL: GET /Users answers ${status}, and nothing there is a SCIM message.`,
    'The URL is the one below which /Users is, such as http://localhost:3000/scim/v2. Nothing was created at the endpoint.',
  )
