import { randomUUID } from 'node:crypto'
import express, { type Express, type Response } from 'express'
import { readUserNameFilter } from './filter.ts'

/** A user as the endpoint stores it. */
export interface Account {
  readonly id: string
  readonly userName: string
  readonly [attribute: string]: unknown
}

/** A SCIM endpoint for users in memory, with a bearer token. */
export interface Endpoint {
  readonly app: Express
  /** Adds an account as if a person had signed up before PingOne was connected. */
  readonly add: (attributes: { readonly userName: string }) => Account
}

export function createEndpoint(token: string): Endpoint {
  const accounts = new Map<string, Account>()

  function add(attributes: { readonly userName: string }): Account {
    const account = { ...attributes, id: randomUUID() }
    accounts.set(account.id, account)
    return account
  }

  const app = express()
  app.use(express.json({ type: ['application/json', 'application/scim+json'] }))
  app.use((request, response, next) =>
    request.headers.authorization === `Bearer ${token}` ? next() : fail(response, 401),
  )

  app.get('/Users', (request, response) => {
    const { filter } = request.query
    const userName = typeof filter === 'string' ? readUserNameFilter(filter) : undefined
    const found = [...accounts.values()].filter(
      (account) => filter === undefined || account.userName === userName,
    )
    send(response, 200, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: found.length,
      Resources: found,
    })
  })

  app.post('/Users', ({ body }, response) => {
    const isTaken = [...accounts.values()].some(({ userName }) => userName === body.userName)
    if (isTaken) return fail(response, 409, 'uniqueness')
    return send(response, 201, add(body))
  })

  app.get('/Users/:id', ({ params }, response) => {
    const account = accounts.get(params.id)
    return account ? send(response, 200, account) : fail(response, 404)
  })

  app.put('/Users/:id', ({ params, body }, response) => {
    if (!accounts.has(params.id)) return fail(response, 404)
    const account = { ...body, id: params.id }
    accounts.set(params.id, account)
    return send(response, 200, account)
  })

  app.delete('/Users/:id', ({ params }, response) => {
    if (!accounts.delete(params.id)) return fail(response, 404)
    return response.status(204).end()
  })

  return { app, add }
}

const send = (response: Response, status: number, body: object) =>
  response.status(status).type('application/scim+json').send(JSON.stringify(body))

const fail = (response: Response, status: number, scimType?: string) =>
  send(response, status, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    ...(scimType !== undefined && { scimType }),
  })
