import { noContent, type HttpRequest, type Route } from '@pingone-sandbox/http'
import { hal, toCollection } from '../hal.ts'
import { param } from '../request-reading.ts'
import { selectPage } from '../whole-list.ts'

/** What the routes of one kind of record are made of. */
export interface RecordRoutes<Kept> {
  /** Of the collection, below the environment. */
  readonly path: string
  readonly render: (request: HttpRequest, record: Kept) => object | Promise<object>
  readonly get: (environmentId: string, id: string) => Promise<Kept>
  readonly replace: (environmentId: string, id: string, request: HttpRequest) => Promise<Kept>
  readonly remove: (environmentId: string, id: string, request: HttpRequest) => Promise<void>
}

/** The routes of one record: GET, PUT and DELETE at `{path}/:id`. */
export function recordRoutes<Kept>(options: RecordRoutes<Kept>): Route[] {
  const { render, get, replace, remove } = options
  const path = `${options.path}/:id`
  const key = (request: HttpRequest) =>
    [param(request, 'environmentId'), param(request, 'id')] as const
  return [
    {
      method: 'GET',
      path,
      handle: async (request) => hal(200, await render(request, await get(...key(request)))),
    },
    {
      method: 'PUT',
      path,
      handle: async (request) =>
        hal(200, await render(request, await replace(...key(request), request))),
    },
    {
      method: 'DELETE',
      path,
      async handle(request) {
        await remove(...key(request), request)
        return noContent()
      },
    },
  ]
}

/** Answers the records of a kind, which are never many. */
export async function answerAll<Kept extends { readonly id: string }>(
  request: HttpRequest,
  key: string,
  { records, render }: Pick<RecordRoutes<Kept>, 'render'> & { readonly records: readonly Kept[] },
) {
  const page = selectPage(request, records, { fieldsOf: (record) => record })
  const items = await Promise.all(page.items.map(async (record) => render(request, record)))
  return hal(200, toCollection(request, key, { ...page, items }))
}
