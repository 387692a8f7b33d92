import type { Answer, Client } from './start-server.ts'

type Parameters = Readonly<Record<string, string | undefined>>

/** Asks for a listing with these query parameters. */
export function list(client: Client, path: string, parameters: Parameters): Promise<Answer> {
  const given = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return client.send('GET', `${path}?${new URLSearchParams(given).toString()}`)
}

/** The names of the resources on a page. */
export function namesIn(body: {
  readonly Resources: readonly { readonly userName?: string; readonly displayName?: string }[]
}): readonly (string | undefined)[] {
  return body.Resources.map(({ userName, displayName }) => displayName ?? userName)
}

/** Follows cursors from the first page to the last; gives up after ten. */
export async function followCursors(
  client: Client,
  path: string,
  parameters: Parameters,
): Promise<readonly (readonly (string | undefined)[])[]> {
  const pages = []
  let cursor: string | undefined = ''
  while (cursor !== undefined && pages.length < 10) {
    const { body }: Answer = await list(client, path, { ...parameters, cursor })
    pages.push(namesIn(body))
    cursor = body.nextCursor
  }
  return pages
}
