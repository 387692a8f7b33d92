export interface Person {
  readonly userName: string
  readonly givenName: string
  readonly familyName: string
}

export interface ScimTarget {
  /** The SCIM base URL. */
  readonly url: string
  readonly token: string
}

interface ScimUser {
  readonly id: string
  readonly userName: string
  readonly name?: { readonly givenName?: string; readonly familyName?: string }
}

/** Creates a user at a SCIM server for each person that it does not have, and renames those whose names are others there. */
export async function importPeople(target: ScimTarget, people: readonly Person[]): Promise<void> {
  // One after the other, so that a server with a limit is not overrun.
  for (const person of people) {
    // oxlint-disable-next-line no-await-in-loop
    const present = await findUser(target, person.userName)
    // oxlint-disable-next-line no-await-in-loop
    if (present === undefined) await send(target, 'POST', '/Users', toScim(person))
    // oxlint-disable-next-line no-await-in-loop
    else if (isRenamed(present, person)) await rename(target, present, person)
  }
}

async function findUser(target: ScimTarget, userName: string): Promise<ScimUser | undefined> {
  const filter = encodeURIComponent(`userName eq ${JSON.stringify(userName)}`)
  const { Resources = [] } = (await send(target, 'GET', `/Users?filter=${filter}`)) as {
    readonly Resources?: readonly ScimUser[]
  }
  // Some servers ignore the filter and answer all users.
  return Resources.find((user) => user.userName.toLowerCase() === userName.toLowerCase())
}

const rename = (target: ScimTarget, { id }: ScimUser, person: Person) =>
  send(target, 'PATCH', `/Users/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path: 'name', value: toScim(person).name }],
  })

const toScim = ({ userName, givenName, familyName }: Person) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName,
  name: { givenName, familyName },
})

const isRenamed = ({ name }: ScimUser, { givenName, familyName }: Person): boolean =>
  name?.givenName !== givenName || name.familyName !== familyName

async function send(
  { url, token }: ScimTarget,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}.`)
  return answer.json()
}
