import type { HttpResponse } from '@pingone-sandbox/http'
import { ScimError, type Complex } from '@pingone-sandbox/scim'
import { changeAnswers, isListing } from '../wrappers/call.ts'
import { bodyOf, resourcesOf, withBody } from '../wrappers/json-body.ts'
import type { Wrapper } from '../wrappers/wrapper.ts'
import type { Misbehaviour } from './record.ts'

/** Errors in the members of a ListResponse other than its resources. */
export const listing = [
  {
    id: 'empty-list-is-404',
    title: 'A search that finds nothing is 404',
    what: 'A query whose filter matches no resource is answered with 404; it should be 200 with an empty list.',
    evidence: {
      source: 'https://github.com/jelhub/scimgateway/issues/18',
      note: 'A look-up of a new user was answered with 404, where Entra expects an empty list.',
    },
    effect:
      'No user and no group is created: a 404 does not show which resources the target has, so all are Failed, cause `search-not-found`.',
    remedy: 'Answer 200 with `totalResults: 0`.',
    section: 'RFC 7644 §3.4.2',
    wrap: changeAnswers((answer, call) => {
      const body = bodyOf(answer)
      const isEmpty = Number(body?.['totalResults']) === 0 && resourcesOf(body) !== undefined
      if (!isEmpty || !isListing(call) || !call.request.query.has('filter')) return answer
      throw new ScimError(404, 'No resource matches the filter.')
    }),
  },
  {
    id: 'resources-null',
    title: 'An empty list has `"Resources": null`',
    what: 'A list without resources has null where clients expect an array; the array should be empty, or absent.',
    evidence: {
      source: 'https://github.com/elimity-com/scim/issues/127',
      note: 'Entra quarantined the provisioning over it.',
    },
    effect: 'None: PingOne reads null as an empty list and creates the user.',
    remedy: 'Write an empty array, which every client can read.',
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
    effect: 'None: PingOne is assumed to read a count that is a string.',
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
    what: 'A page of 2 out of 5 resources has a total of 2, so a client that pages stops there.',
    evidence: {
      source: 'https://github.com/wso2/product-is/issues/12717',
      note: 'The total of a filtered query was cut to its `count`.',
    },
    effect:
      'No effect on look-ups. Where PingOne pages, rows are missing when a page is smaller than requested: a Full Resync by `resyncRead=list` reads the missing users by their ids, and a look-up by `groupLookup=list` requests one more page. None is created twice.',
    remedy: 'Count all matches before selecting the page.',
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
