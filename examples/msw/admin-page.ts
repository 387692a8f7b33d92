/** A worker application of a PingOne environment. */
export interface Application {
  readonly urls: { readonly api: string; readonly auth: string }
  readonly credentials: {
    readonly environmentId: string
    readonly clientId: string
    readonly clientSecret: string
  }
}

interface User {
  readonly id: string
  readonly username: string
  readonly enabled: boolean
}

/** Shows the users of the environment in a list, each with a button that disables it. */
export async function showUsers(root: HTMLElement, application: Application): Promise<void> {
  try {
    const send = await signIn(application)
    const { _embedded } = (await send('GET', '/users')) as { _embedded: { users: User[] } }
    const list = document.createElement('ul')
    list.append(..._embedded.users.map((user) => createItem(user, send)))
    root.replaceChildren(list)
  } catch (error) {
    root.replaceChildren(createAlert(error))
  }
}

type Send = (method: string, path: string, body?: object) => Promise<unknown>

/** Requests an access token, and returns a function that sends requests with it. */
async function signIn({ urls, credentials }: Application): Promise<Send> {
  const { environmentId, clientId, clientSecret } = credentials
  const answer = await fetch(`${urls.auth}/${environmentId}/as/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await readJson(answer)) as { access_token: string }
  return async (method, path, body) =>
    readJson(
      await fetch(`${urls.api}/environments/${environmentId}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }),
    )
}

async function readJson(answer: Response): Promise<unknown> {
  const body = (await answer.json()) as { readonly message?: string }
  if (!answer.ok) throw new Error(body.message ?? `PingOne answered ${answer.status}.`)
  return body
}

function createItem({ id, username, enabled }: User, send: Send): HTMLLIElement {
  const item = document.createElement('li')
  item.textContent = username
  if (!enabled) {
    item.append(' (disabled)')
    return item
  }
  const button = document.createElement('button')
  button.textContent = `Disable ${username}`
  button.addEventListener('click', () => {
    send('PUT', `/users/${id}/enabled`, { enabled: false }).then(
      () => button.replaceWith(' (disabled)'),
      (error: unknown) => item.append(createAlert(error)),
    )
  })
  item.append(' ', button)
  return item
}

function createAlert(error: unknown): HTMLElement {
  const alert = document.createElement('p')
  alert.setAttribute('role', 'alert')
  alert.textContent = error instanceof Error ? error.message : String(error)
  return alert
}
