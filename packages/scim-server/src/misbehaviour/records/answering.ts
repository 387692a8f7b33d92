import { respond } from '../../response/respond.ts'
import { changeAnswers } from '../wrappers/call.ts'
import type { Misbehaviour } from './record.ts'

/** Errors in the answers of a server, whatever the operation. */
export const answering = [
  {
    id: 'wrong-content-type',
    title: 'Answers are `text/plain`',
    what: 'JSON is sent with the media type `text/plain` instead of `application/scim+json`.',
    evidence: {
      source: 'https://github.com/imulab/go-scim/issues/53',
      note: 'The server sent another media type than the RFC requires.',
    },
    effect: 'None: PingOne reads the JSON whatever the media type is.',
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
    title: '201 has no Location',
    what: 'The answer to a create has no `Location` header; it should equal `meta.location`.',
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
    title: '201 has no body',
    what: 'The answer to a create is empty, so the client finds the id only in `Location`.',
    evidence: {
      source: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.3',
      note: 'The body SHOULD contain the resource; some servers omit it.',
    },
    effect:
      'The user is Failed although it was created, cause `unreadable`, because the answer has no id; the next change finds it by the filter and links it.',
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
      note: 'Every PUT returned 204, which only PATCH may.',
    },
    effect:
      'None: any success counts. The answer shows no values, so there is no remark when the target stores other ones.',
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
      note: 'A successful deletion is 204; web frameworks answer 200 by default.',
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
