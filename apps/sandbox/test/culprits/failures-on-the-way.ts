import { everyone, refusal, configured, retry, type Failure } from './failure.ts'

export const failuresOnTheWay: readonly Failure[] = [
  {
    cause: 'credentials',
    when: 'the target answers 401',
    script: () => ({ ...refusal(401, 'No.'), headers: { 'www-authenticate': 'Bearer' } }),
    culprit: {
      exchange: 'GET /Users 401',
      side: 'connection',
      title: 'The target does not accept the credentials',
      message: /It asks for Bearer\./,
      repairs: ['Re-enter token', 'Edit Auth Type Header', 'Test connection', retry],
    },
  },
  {
    cause: 'credentials',
    when: 'the connection has none',
    script: () => refusal(401, 'No.'),
    options: configured({ AUTHENTICATION_METHOD: 'None' }),
    culprit: {
      exchange: 'GET /Users 401',
      side: 'connection',
      title: 'The target asks for credentials, and the connection has none',
      repairs: ['Edit Authentication Method', retry],
    },
  },
  {
    cause: 'connection-check',
    when: 'the read of users fails',
    script: ({ query }, honest) => (query.has('count') ? refusal(400, 'No lists.') : honest()),
    options: { profile: 'current,checkBeforeEachOperation=on' },
    culprit: {
      exchange: 'GET /Users 400',
      side: 'connection',
      title: 'The connection check fails, so the operation is not sent',
      repairs: ['Test connection', 'Choose checkBeforeEachOperation=off', retry],
    },
  },
  {
    cause: 'no-answer',
    when: 'no server listens',
    options: configured({ SCIM_URL: 'http://127.0.0.1:9' }),
    culprit: {
      exchange: 'GET /Users unanswered',
      side: 'network',
      title: 'No server listens at the address',
      message: /gives up after 2 attempts/,
      repairs: ['Edit SCIM BASE URL', retry],
    },
  },
  {
    cause: 'no-answer',
    when: 'the answer takes too long',
    script: ({ method }, honest) => (method === 'POST' ? new Promise(() => {}) : honest()),
    delivery: { timeoutMs: 500 },
    culprit: {
      exchange: 'POST /Users unanswered',
      side: 'network',
      title: 'The answer takes longer than the timeout',
      message: /may have carried the request out/,
      repairs: ['Wait 1 s for an answer', retry],
    },
  },
  {
    cause: 'no-answer',
    when: 'the connection closes',
    script: ({ method }, honest) =>
      method === 'POST' ? Promise.reject(new Error('closed')) : honest(),
    culprit: {
      exchange: 'POST /Users unanswered',
      side: 'network',
      title: 'The connection closes before the answer',
      repairs: [retry],
    },
  },
  {
    cause: 'address-refused',
    when: 'a cloud serves metadata there',
    options: configured({ SCIM_URL: 'http://169.254.169.254/scim' }),
    culprit: {
      exchange: 'GET /scim/Users unanswered',
      side: 'connection',
      title: 'The address must not be contacted',
      repairs: ['Edit SCIM BASE URL'],
    },
  },
  {
    cause: 'circuit-open',
    when: 'others have failed before',
    options: configured({ SCIM_URL: 'http://127.0.0.1:9' }),
    delivery: {
      circuitThreshold: 1,
      circuitCoolDownMs: 5,
      concurrency: 1,
    },
    begin: async (story) => {
      for (const name of ['zed', 'ada']) await story.hire(name)
      await story.rule(everyone)
      await story.revise()
    },
    culprit: {
      side: 'network',
      title: 'Nothing is sent while the circuit is open',
      message: /ada is retried automatically/,
      repairs: ['Test connection', 'Edit SCIM BASE URL'],
    },
  },
  {
    cause: 'mapping',
    when: 'the identifier is empty',
    begin: async ({ call, hire, rule, revise }) => {
      await hire('ada')
      const { id } = await rule(everyone)
      const line = { targetAttribute: 'userName', sourceAttribute: 'nickname' }
      await call('POST', `/propagation/rules/${id}/mappings`, line)
      await revise()
    },
    culprit: {
      side: 'mapping',
      title: 'The mapping gives no value',
      repairs: ['Edit mapping', retry],
    },
  },
]
