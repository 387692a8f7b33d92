import { changeAnswers } from '../wrappers/call.ts'
import { bodyOf, withBody } from '../wrappers/json-body.ts'
import type { Misbehaviour } from './record.ts'

/** Errors in how a server reports failures. */
export const failing = [
  {
    id: 'error-with-200',
    title: 'Errors come with status 200',
    what: 'Every failure is answered with 200; only the Error message in the body shows it.',
    evidence: {
      source: 'https://github.com/grokability/snipe-it/pull/13253',
      note: 'Unknown users were answered in the form of the server’s own API, which has status 200 for errors too; Entra failed on the status and the body.',
    },
    effect:
      'A refused update counts as Success, with the remark `error-body`: the user has changed in PingOne only. A refused create, and a read of a user who was deleted at the target, cannot be parsed: Failed, cause `unreadable`.',
    remedy: 'Answer each failure with the status that `status` in the Error message has.',
    section: 'RFC 7644 §3.12',
    wrap: changeAnswers((answer) => (answer.status >= 400 ? { ...answer, status: 200 } : answer)),
  },
  {
    id: 'error-500-for-404',
    title: 'An unknown resource is an internal error',
    what: 'A request for an id that does not exist is answered with 500 instead of 404.',
    evidence: {
      source: 'https://github.com/wso2/product-is/issues/7300',
      note: 'The server did not distinguish an unknown id from an internal error.',
    },
    effect:
      'A linked user who was deleted at the target stays Failed, cause `target-error`: on 404 PingOne would create the user again, on 500 it cannot.',
    remedy: 'Distinguish “not found” from internal errors, and answer 404 with an Error message.',
    section: 'RFC 7644 §3.12',
    wrap: changeAnswers((answer) => {
      const body = bodyOf(answer)
      return answer.status === 404
        ? withBody({ ...answer, status: 500 }, { ...body, status: '500' })
        : answer
    }),
  },
  {
    id: 'error-500-for-client-errors',
    title: 'A client error is an internal error',
    what: 'A request that should be answered with 400, 409 or another status from 400 to 499 is answered with 500. An unknown resource is still 404; see `error-500-for-404`.',
    evidence: {
      source: 'https://github.com/sourcegraph/sourcegraph-public-snapshot/issues/48353',
      note: 'A create of an existing user was answered with 500, with the 409 in the text of the error.',
    },
    effect:
      'A create that should be answered with 409 is treated as an outage and sent again; then the user is Failed with the cause `target-error`, which does not show the conflict.',
    remedy:
      'Distinguish refusals from internal errors: 400 or 409, with a `scimType` and a `detail`.',
    section: 'RFC 7644 §3.12',
    wrap: changeAnswers((answer) => {
      if (answer.status < 400 || answer.status >= 500 || answer.status === 404) return answer
      const { scimType: _, ...body } = bodyOf(answer) ?? {}
      return withBody({ ...answer, status: 500 }, { ...body, status: '500' })
    }),
  },
  {
    id: 'conflict-without-scim-type',
    title: 'A conflict has no scimType `uniqueness`',
    what: 'The 409 for a taken `userName` lacks `"scimType": "uniqueness"`.',
    evidence: {
      source: 'https://github.com/getsentry/sentry/issues/117860',
      note: 'Clients that link on `uniqueness` could not identify the conflict.',
    },
    effect:
      'The user is Failed in either case, cause `conflict`; the details contain the status 409 and no reason.',
    remedy: 'Add `scimType: "uniqueness"` and a `detail` to the Error message.',
    section: 'RFC 7644 §3.3',
    wrap: changeAnswers((answer) => {
      if (answer.status !== 409) return answer
      const { scimType: _, ...body } = bodyOf(answer) ?? {}
      return withBody(answer, body)
    }),
  },
] as const satisfies readonly Misbehaviour[]
