import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../../e2e/free-port.ts'
import { copyEndpoint, token } from './endpoint.ts'

/** The variables of a pipeline that name the endpoint of its project. */
export type ProjectVariables = Readonly<Record<'PORT' | 'SCIM_URL' | 'SCIM_TOKEN', string>>

/**
 * Checks a project out: `npm start` starts the example of an endpoint, with a bug or without, and `npm test` passes where its variables
 * lead to a sandbox that answers.
 */
export async function checkOutProject(
  workspace: string,
  { hasBug = false } = {},
): Promise<ProjectVariables> {
  copyEndpoint(workspace, hasBug)
  const name = 'project'
  const scripts = { start: 'node endpoint.ts', test: 'node test.mjs' }
  const files = {
    'package.json': JSON.stringify({ name, private: true, type: 'module', scripts }),
    'package-lock.json': JSON.stringify({ name, lockfileVersion: 3, packages: { '': { name } } }),
    'test.mjs': test,
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(workspace, file), text)
  const port = String(await freePort())
  return { PORT: port, SCIM_URL: `http://localhost:${port}/scim/v2`, SCIM_TOKEN: token }
}

const test = `const variable = (name) => process.env['PINGONE_SANDBOX_' + name]
const users = await fetch(variable('SCIM_URL') + '/Users', {
  headers: { authorization: 'Bearer ' + variable('SCIM_TOKEN') },
})
const health = await fetch(variable('URL') + '/_sandbox/health')
const token = await fetch(variable('URL') + '/' + variable('ENVIRONMENT_ID') + '/as/token', {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: variable('CLIENT_ID'),
    client_secret: variable('CLIENT_SECRET'),
  }),
})
const statuses = [users, health, token].map(({ status }) => status)
console.log('The sandbox answers', ...statuses)
process.exitCode = statuses.every((status) => status === 200) ? 0 : 1
`
