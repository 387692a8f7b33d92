import type { HttpResponse } from '@pingone-sandbox/http'
import type { Complex } from '@pingone-sandbox/scim'
import { changeAnswers } from './call.ts'
import { bodyOf, resourcesOf, withBody } from './json-body.ts'
import type { Misbehaviour, Wrapper } from './record.ts'

/** What servers get wrong about the frame of a ListResponse. */
export const listing = [
  {
    id: 'resources-null',
    title: 'An empty list says `"Resources": null`',
    what: 'A list without resources has null where clients expect an array; the member should be empty, or absent.',
    evidence: {
      source: 'https://github.com/elimity-com/scim/issues/127',
      note: 'Entra quarantined the provisioning over it.',
    },
    effect: 'None: PingOne reads null as an empty list and creates the user.',
    remedy: 'Write an empty array; nobody stumbles over that.',
    section: 'RFC 7644 §3.4.2',
    wrap: changeFrame((body, resources) =>
      resources.length === 0 ? { ...body, Resources: null } : body,
    ),
  },
  {
    id: 'numbers-as-strings',
    title: 'The numbers of a list are strings',
    what: '`"totalResults": "1"`, and the same for `startIndex` and `itemsPerPage`; they are integers.',
    evidence: {
      source: 'https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20/',
      note: 'Okta asks for numbers, not strings, in list responses.',
    },
    effect: 'None: PingOne takes the first of the resources and does not count them.',
    remedy: 'Serialize `totalResults`, `startIndex` and `itemsPerPage` as JSON numbers.',
    section: 'RFC 7644 §3.4.2',
    wrap: changeFrame((body) =>
      Object.fromEntries(
        Object.entries(body).map(([key, value]) => [
          key,
          typeof value === 'number' ? String(value) : value,
        ]),
      ),
    ),
  },
  {
    id: 'total-is-page-length',
    title: '`totalResults` counts the page, not the matches',
    what: 'A page of 2 out of 5 says that there are 2, so whoever pages stops there.',
    evidence: {
      source: 'https://github.com/wso2/product-is/issues/12717',
      note: 'The total of a filtered query was cut to its `count`.',
    },
    effect: 'None: PingOne looks users up one by one and never pages.',
    remedy: 'Count before cutting the page out.',
    section: 'RFC 7644 §3.4.2',
    wrap: changeFrame((body, resources) => ({ ...body, totalResults: resources.length })),
  },
] as const satisfies readonly Misbehaviour[]

function changeFrame(change: (body: Complex, resources: readonly Complex[]) => Complex): Wrapper {
  return changeAnswers((answer): HttpResponse => {
    const body = bodyOf(answer)
    const resources = resourcesOf(body)
    return body && resources ? withBody(answer, change(body, resources)) : answer
  })
}
