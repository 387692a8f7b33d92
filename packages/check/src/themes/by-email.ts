import { judgeLinked } from './linked-account.ts'
import { rfc } from './rfc.ts'
import type { Theme } from './theme.ts'

/** Users are identified by their e-mail address, as some connections have it. */
export const byEmail: Theme = {
  id: 'by-email',
  title: 'Accounts found by their e-mail address',
  configuration: {
    UNIQUE_USER_IDENTIFIER: 'workEmail',
    USER_FILTER: 'emails[type eq "Work" and value eq "%s"]',
  },
  checks: [
    {
      id: 'by-email.linked',
      title: 'An account is found by the address of type work',
      needs:
        'A connection may identify users by workEmail, with an expression such as emails[type eq "Work" and value eq "%s"]. The type of an address has no letter case.',
      section: rfc(7643, '2.2'),
      fix: [
        'Support filters over the elements of emails.',
        'Compare type and value of an address without regard to letter case.',
        'Or identify users by userName, as the connection does by default.',
      ],
      behaviours: ['expression-over-identifier'],
      isNeeded: () => false,
      expectsFailure: true,
      after: ['existing.linked'],
      async play({ createAccount, createUser, username }) {
        await createAccount('mel', { userName: username('mel-of-hr') })
        await createUser('mel')
      },
      async judge(evidence, scene) {
        const { outcomes, sent } = evidence
        const failed = outcomes.find(({ status }) => status === 'failed')
        const duplicate = failed ? undefined : await judgeLinked(evidence, scene, 'mel')
        if (failed === undefined && duplicate === undefined) return undefined
        return {
          verdict: 'not-supported',
          cause: failed?.cause ?? 'duplicate',
          summary: 'The endpoint does not find the account by its e-mail address of type work.',
          next: 'A connection that identifies users by workEmail creates a second account, or fails.',
          details: [failed?.summary ?? duplicate?.summary ?? ''],
          exchanges: sent.map(({ id }) => id),
        }
      },
    },
  ],
}
