import {
  attributesOf,
  isComplex,
  type Complex,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import { respond } from '../respond.ts'
import { changeAnswers } from './call.ts'
import { bodyOf, changeResources, withBody } from './json-body.ts'
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
    id: 'error-500-for-404',
    title: 'An unknown resource is an internal error',
    what: 'The id of a resource that does not exist draws 500 in place of 404.',
    evidence: {
      source: 'https://github.com/wso2/product-is/issues/7300',
      note: 'A look-up failure inside was not told apart from a breakdown.',
    },
    effect:
      'A linked user who was deleted at the target stays Failed: on 404 PingOne would create the user again, on 500 it cannot know.',
    remedy: 'Tell “not found” apart from breakdowns, and answer 404 with an Error message.',
    section: 'RFC 7644 §3.12',
    wrap: changeAnswers((answer) => {
      const body = bodyOf(answer)
      return answer.status === 404
        ? withBody({ ...answer, status: 500 }, { ...body, status: '500' })
        : answer
    }),
  },
  {
    id: 'conflict-without-scim-type',
    title: 'A conflict does not say that it is about uniqueness',
    what: 'The 409 for a taken `userName` lacks `"scimType": "uniqueness"`.',
    evidence: {
      source: 'https://github.com/getsentry/sentry/issues/117860',
      note: 'Clients that link on `uniqueness` could not tell what the conflict was about.',
    },
    effect: 'The user is Failed either way; the details say 409 and no more about the reason.',
    remedy: 'Put `scimType: "uniqueness"` and a `detail` into the Error message.',
    section: 'RFC 7644 §3.3',
    wrap: changeAnswers((answer) => {
      if (answer.status !== 409) return answer
      const { scimType: _, ...body } = bodyOf(answer) ?? {}
      return withBody(answer, body)
    }),
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
      'The user is Failed although it was created, as no id came back; the next change finds it by the filter and links it.',
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
    effect: 'None: PingOne does not read what a PUT returns.',
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
    effect: 'None: any success counts, and the body is not read.',
    remedy: 'Answer 204 without a body.',
    section: 'RFC 7644 §3.6',
    wrap: changeAnswers((answer, { request }) =>
      request.method === 'DELETE' && answer.status === 204
        ? respond(200, { deleted: true })
        : answer,
    ),
  },
  {
    id: 'null-arrays',
    title: 'Attributes without values are null',
    what: 'A user without phone numbers has `"phoneNumbers": null`, and so on for every attribute; they should be left out.',
    evidence: {
      source:
        'https://learn.microsoft.com/en-us/answers/questions/2238842/microsoft-entra-id-scim-validator-test-failing-pat',
      note: 'An answer with `"addresses": null`, as serializers write it by default.',
    },
    effect:
      'PingOne sends the nulls back with its next PUT, since it keeps what it does not map; a server that takes null for a value breaks then.',
    remedy: 'Leave unassigned attributes out, and read null as unassigned.',
    section: 'RFC 7643 §2.5',
    wrap: changeAnswers((answer, { endpoint }) =>
      endpoint ? changeResources(answer, (resource) => fill(resource, endpoint.type)) : answer,
    ),
  },
  {
    id: 'meta-capitalised',
    title: '`meta` and what is in it are capitalised',
    what: 'A resource has `Meta` with `Created` and `Location`; readers that compare names find neither.',
    evidence: {
      source:
        'https://learn.microsoft.com/en-us/answers/questions/2238842/microsoft-entra-id-scim-validator-test-failing-pat',
      note: 'An answer with `ResourceType`, `Created` and `LastModified`, as the classes behind it are called.',
    },
    effect:
      'None: PingOne reads names in any letter case, as RFC 7643 §2.1 has it, and does not send the metadata back.',
    remedy: 'Write attribute names as the schema does.',
    section: 'RFC 7643 §3.1',
    wrap: changeAnswers((answer, { endpoint }) =>
      endpoint ? changeResources(answer, capitalise) : answer,
    ),
  },
] as const satisfies readonly Misbehaviour[]

function withoutType({
  'content-type': _,
  ...headers
}: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return headers
}

function fill(resource: Complex, type: ResourceTypeDefinition): Complex {
  const empty = attributesOf(type)
    .filter(({ steps, definition }) => steps.length === 1 && definition.returned === 'default')
    .map(({ name }) => [name, null])
  return { ...Object.fromEntries(empty), ...resource }
}

function capitalise(resource: Complex): Complex {
  const { meta, ...rest } = resource
  if (!isComplex(meta)) return resource
  const members = Object.entries(meta).map(([name, value]) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    value,
  ])
  return { ...rest, Meta: Object.fromEntries(members) }
}
