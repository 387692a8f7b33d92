import { respond } from '../../response/respond.ts'
import { changeAnswers } from '../wrappers/call.ts'
import type { Misbehaviour } from './record.ts'

/** What servers get wrong about their answers, whatever they did. */
export const answering = [
  {
    id: 'wrong-content-type',
    title: 'Answers are `text/plain`',
    what: 'JSON comes with the media type of text in place of `application/scim+json`.',
    evidence: {
      source: 'https://github.com/imulab/go-scim/issues/53',
      note: 'The server named another media type until someone compared it with the RFC.',
    },
    effect: 'None: PingOne reads the JSON whatever the header calls it.',
    remedy: 'Send `Content-Type: application/scim+json` with every body, errors too.',
    section: 'RFC 7644 §3.1',
    wrap: changeAnswers((answer) =>
      answer.body === undefined
        ? answer
        : { ...answer, headers: { ...answer.headers, 'content-type': 'text/plain' } },
    ),
  },
  {
    id: 'created-without-location',
    title: '201 comes without a Location',
    what: 'The answer to a create does not say where the resource is; both `Location` and `meta.location` should.',
    evidence: {
      source: 'https://github.com/scimmyjs/scimmy',
      note: 'Measured with its routers 1.3: no `Location` header on 201.',
    },
    effect: 'None: PingOne takes the id from the body.',
    remedy: 'Send the resource’s URI as `Location`.',
    section: 'RFC 7644 §3.3',
    wrap: changeAnswers((answer) => {
      if (answer.status !== 201) return answer
      const { location: _, 'content-location': __, ...headers } = answer.headers
      return { ...answer, headers }
    }),
  },
  {
    id: 'created-without-body',
    title: '201 comes without the resource',
    what: 'The answer to a create is empty, so the client does not learn the id except from `Location`.',
    evidence: {
      source: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.3',
      note: 'The body SHOULD hold the resource; servers read the word as leave to omit it.',
    },
    effect:
      'The user is Failed although it was created, cause `unreadable`, as no id came back; the next change finds it by the filter and links it.',
    remedy: 'Answer with the whole resource, its id included.',
    section: 'RFC 7644 §3.3',
    wrap: changeAnswers((answer) =>
      answer.status === 201 ? { status: 201, headers: withoutType(answer.headers) } : answer,
    ),
  },
  {
    id: 'put-no-content',
    title: 'PUT is answered with 204',
    what: 'The answer to a replacement is empty; it should be 200 with the whole resource.',
    evidence: {
      source: 'https://github.com/jelhub/scimgateway/issues/35',
      note: 'Every PUT returned 204, which is for PATCH.',
    },
    effect:
      'None: any success counts. Such an answer shows nothing, so there is no remark where the target stores something else.',
    remedy: 'Answer 200 with the resource as it is now.',
    section: 'RFC 7644 §3.5.1',
    wrap: changeAnswers((answer, { request }) =>
      request.method === 'PUT' && answer.status === 200
        ? { status: 204, headers: withoutType(answer.headers) }
        : answer,
    ),
  },
  {
    id: 'delete-answers-body',
    title: 'DELETE is answered with a body',
    what: 'A deletion returns 200 and some JSON in place of 204 and nothing.',
    evidence: {
      source: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.6',
      note: 'A deletion that succeeds is 204; web frameworks answer 200 unless they are told otherwise.',
    },
    effect: 'None: any success counts.',
    remedy: 'Answer 204 without a body.',
    section: 'RFC 7644 §3.6',
    wrap: changeAnswers((answer, { request }) =>
      request.method === 'DELETE' && answer.status === 204
        ? respond(200, { deleted: true })
        : answer,
    ),
  },
] as const satisfies readonly Misbehaviour[]

function withoutType({
  'content-type': _,
  ...headers
}: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return headers
}
