import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../../e2e/free-port.ts'
import { type Endpoint, startEndpoint, token } from './endpoint.ts'
import type { Machine } from './machine.ts'

export interface Project extends Pick<Endpoint, 'countUsers'> {
  /** The variables of a pipeline that name its endpoint. */
  readonly variables: Readonly<Record<'PORT' | 'SCIM_URL' | 'SCIM_TOKEN', string>>
}

/**
 * Checks a project with an endpoint out: `npm start` serves the endpoint at the port of `PORT`, and `npm test` passes where the variables
 * lead to a sandbox that answers.
 */
export async function checkOutProject(
  { workspace }: Pick<Machine, 'workspace'>,
  misbehaviour: string[] = [],
): Promise<Project> {
  const { url, countUsers } = await startEndpoint(misbehaviour)
  writeProject(workspace, url)
  const port = String(await freePort())
  const variables = { PORT: port, SCIM_URL: `http://localhost:${port}/scim/v2`, SCIM_TOKEN: token }
  return { variables, countUsers }
}

function writeProject(workspace: string, target: string): void {
  const name = 'project'
  const scripts = { start: 'node endpoint.mjs', test: 'node test.mjs' }
  const files = {
    'package.json': JSON.stringify({ name, private: true, scripts }),
    'package-lock.json': JSON.stringify({ name, lockfileVersion: 3, packages: { '': { name } } }),
    'endpoint.mjs': endpoint(target),
    'test.mjs': test,
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(workspace, file), text)
}

const endpoint = (target: string) => `import { createServer, request } from 'node:http'

createServer((message, response) => {
  const { method, url } = message
  const headers = { ...message.headers, host: '${new URL(target).host}' }
  const forwarded = request('${new URL(target).origin}' + url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers)
    answer.pipe(response)
  })
  message.pipe(forwarded)
}).listen(Number(process.env.PORT), '127.0.0.1')
`

const test = `const scim = process.env.PINGONE_SANDBOX_SCIM_URL
const authorization = 'Bearer ' + process.env.PINGONE_SANDBOX_SCIM_TOKEN
const { status } = await fetch(scim + '/Users', { headers: { authorization } })
const health = await fetch(process.env.PINGONE_SANDBOX_URL + '/_sandbox/health')
const token = await fetch(
  process.env.PINGONE_SANDBOX_URL + '/' + process.env.PINGONE_SANDBOX_ENVIRONMENT_ID + '/as/token',
  {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: process.env.PINGONE_SANDBOX_CLIENT_ID,
      client_secret: process.env.PINGONE_SANDBOX_CLIENT_SECRET,
    }),
  },
)
console.log('The sandbox answers', status, health.status, token.status)
process.exitCode = [status, health.status, token.status].every((each) => each === 200) ? 0 : 1
`
