import type { Ready } from '../examples/headless/provision.ts'

/** Calls the Platform API as a script does; `path` is below the environment. Throws for an answer that is no success. */
export async function createPlatformCaller({
  api,
  auth,
  environmentId,
  clientId,
  clientSecret,
}: Ready) {
  const answer = await fetch(`${auth}/${environmentId}/as/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return async <Answer = { id: string }>(
    method: string,
    path: string,
    body?: object,
  ): Promise<Answer> => {
    const response = await fetch(`${api}/environments/${environmentId}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as Answer
  }
}
