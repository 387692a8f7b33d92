import type { OutboundRequest, OutboundResponse } from '@pingone-sandbox/pingone'

/** One exchange as a transport saw it. */
export interface Recorded {
  readonly at: string
  readonly request: OutboundRequest
  readonly response?: OutboundResponse | undefined
}

const pairs = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))

/** Writes a HAR 1.2 archive, as a proxy does. */
export const toHar = (recorded: readonly Recorded[]): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'proxy', version: '1' },
      entries: recorded.map(({ at, request, response }) => ({
        startedDateTime: at,
        time: 1,
        request: {
          method: request.method,
          url: request.url,
          httpVersion: 'HTTP/1.1',
          headers: pairs({ host: 'endpoint.test', ...request.headers }),
          queryString: [],
          cookies: [],
          headersSize: -1,
          bodySize: -1,
          ...(request.body !== undefined && {
            postData: { mimeType: 'application/scim+json', text: request.body },
          }),
        },
        response: {
          status: response?.status ?? 0,
          statusText: '',
          httpVersion: 'HTTP/1.1',
          headers: pairs(response?.headers ?? {}),
          cookies: [],
          content: { size: -1, mimeType: 'application/scim+json', text: response?.body ?? '' },
          redirectURL: '',
          headersSize: -1,
          bodySize: -1,
        },
        cache: {},
        timings: { send: 0, wait: 1, receive: 0 },
      })),
    },
  })

/** Writes an `.http` file with the answers as comments. */
export const toHttpFile = (recorded: readonly Recorded[]): string =>
  recorded
    .map(({ at, request, response }) =>
      [
        '### A request',
        `# at: ${at}`,
        `${request.method} ${request.url}`,
        ...pairs(request.headers).map(({ name, value }) => `${name}: ${value}`),
        '',
        ...(request.body === undefined ? [] : [pretty(request.body)]),
        '',
        ...(response
          ? [
              '###',
              ...[
                `HTTP/1.1 ${response.status}`,
                ...pairs(response.headers).map(({ name, value }) => `${name}: ${value}`),
                '',
                ...pretty(response.body).split('\n'),
              ].map((line) => `# ${line}`.trimEnd()),
            ]
          : []),
      ].join('\n'),
    )
    .join('\n\n')

const pretty = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

const operations: Readonly<Record<string, string>> = {
  'POST Users': 'CreateUser',
  'GET Users': 'ListUsers',
  'GET Users/': 'GetUser',
  'PUT Users/': 'PutUser',
  'PATCH Users/': 'PatchUser',
  'DELETE Users/': 'DeleteUser',
  'POST Groups': 'CreateGroup',
  'GET Groups': 'ListGroups',
  'GET Groups/': 'GetGroup',
  'PUT Groups/': 'PutGroup',
  'PATCH Groups/': 'PatchGroup',
  'DELETE Groups/': 'DeleteGroup',
}

const errors: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  404: 'ResourceNotFoundException',
  409: 'ConflictException',
  429: 'ThrottlingException',
}

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS'
const shown = new Set(['schemas', 'id', 'op', 'path', 'resourceType', 'totalResults', 'type'])

/** Hides the values as AWS does: what is left are ids, the words of SCIM, and truth values. */
function hide(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return shown.has(name) ? value : hidden
  if (Array.isArray(value)) return value.map((element: unknown) => hide(element, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key === 'Operations' ? 'operations' : key,
      key === 'op' ? String(member).toUpperCase() : hide(member, key),
    ]),
  )
}

/** The events that AWS CloudTrail logs for the same requests. */
export const toEvents = (recorded: readonly Recorded[]): readonly object[] =>
  recorded.map(({ at, request, response }) => {
    const [, resource = '', id] = /\/(Users|Groups)(?:\/([^/?]+))?/.exec(request.url) ?? []
    const url = new URL(request.url)
    const code = errors[response?.status ?? 0]
    return {
      eventVersion: '1.10',
      userIdentity: { type: 'WebIdentityUser', accountId: '123456789012' },
      eventTime: at,
      eventSource: 'identitystore-scim.amazonaws.com',
      eventName: operations[`${request.method} ${resource}${id === undefined ? '' : '/'}`],
      userAgent: request.headers['user-agent'] ?? '-',
      ...(code !== undefined && { errorCode: code, errorMessage: hidden }),
      requestParameters: {
        tenantId: 'a-tenant',
        ...(id !== undefined && { id: decodeURIComponent(id) }),
        ...Object.fromEntries(
          [...url.searchParams].map(([name, value]) => [
            name,
            value.replaceAll(/"[^"]*"/g, `"${hidden}"`),
          ]),
        ),
        ...(request.body !== undefined && { httpBody: hide(JSON.parse(request.body)) }),
      },
      responseElements:
        code === undefined && response?.body ? hide(JSON.parse(response.body)) : null,
    }
  })
