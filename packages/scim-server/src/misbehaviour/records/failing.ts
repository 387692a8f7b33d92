import { changeAnswers } from '../wrappers/call.ts'
import { bodyOf, withBody } from '../wrappers/json-body.ts'
import type { Misbehaviour } from './record.ts'

/** What servers get wrong about saying that something failed. */
export const failing = [
  {
    id: 'error-with-200',
    title: 'Errors come with status 200',
    what: 'Whatever fails is answered with 200; only the Error message in the body says that it failed.',
    evidence: {
      source: 'https://github.com/grokability/snipe-it/pull/13253',
      note: 'Unknown users were answered in the form of the server’s own API, which says 200 to errors too; Entra stopped over the status and the body.',
    },
    effect:
      'A refused update counts as Success, with the remark `error-body`: the user has changed in PingOne alone. A refused create, and a read of a user who was deleted at the target, cannot be understood: Failed, cause `unreadable`.',
    remedy: 'Give each failure its status, the one that `status` in the Error message names.',
    section: 'RFC 7644 §3.12',
    wrap: changeAnswers((answer) => (answer.status >= 400 ? { ...answer, status: 200 } : answer)),
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
      'A linked user who was deleted at the target stays Failed, cause `target-error`: on 404 PingOne would create the user again, on 500 it cannot know.',
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
    id: 'error-500-for-client-errors',
    title: 'What is wrong with a request is an internal error',
    what: 'A request that should draw 400, 409 or another status from 400 to 499 draws 500. An unknown resource stays 404; `error-500-for-404` is about that.',
    evidence: {
      source: 'https://github.com/sourcegraph/sourcegraph-public-snapshot/issues/48353',
      note: 'A create of a user who existed drew 500, with the 409 in the text of the error.',
    },
    effect:
      'A create that should draw 409 is taken for an outage and sent again; then the user is Failed with the cause `target-error`, which points at the logs of the target and away from the conflict.',
    remedy: 'Tell refusals apart from breakdowns: 400 or 409, with a `scimType` and a `detail`.',
    section: 'RFC 7644 §3.12',
    wrap: changeAnswers((answer) => {
      if (answer.status < 400 || answer.status >= 500 || answer.status === 404) return answer
      const { scimType: _, ...body } = bodyOf(answer) ?? {}
      return withBody({ ...answer, status: 500 }, { ...body, status: '500' })
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
    effect:
      'The user is Failed either way, cause `conflict`; the details say 409 and no more about the reason.',
    remedy: 'Put `scimType: "uniqueness"` and a `detail` into the Error message.',
    section: 'RFC 7644 §3.3',
    wrap: changeAnswers((answer) => {
      if (answer.status !== 409) return answer
      const { scimType: _, ...body } = bodyOf(answer) ?? {}
      return withBody(answer, body)
    }),
  },
] as const satisfies readonly Misbehaviour[]
