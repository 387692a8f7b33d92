import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

const example = join(import.meta.dirname, '../../endpoint')

/** A token that no output and no report shows. */
export const token = 'a-token-that-no-output-shows'

/** Copies the example of an endpoint into a folder, as it is or with a bug: then no user can be disabled. */
export function copyEndpoint(folder: string, hasBug: boolean): void {
  mkdirSync(folder, { recursive: true })
  cpSync(example, folder, { recursive: true, filter: (file) => !file.endsWith('node_modules') })
  if (!hasBug) return
  const file = join(folder, 'collection.ts')
  const right = '{ ...values, id, meta }'
  const text = readFileSync(file, 'utf8')
  if (!text.includes(right)) throw new Error(`${file} has no place for the bug.`)
  writeFileSync(file, text.replace(right, '{ ...values, active: true, id, meta }'))
}

/** Starts the endpoint of a folder on a free port for the length of a test, and returns its SCIM base URL. */
export async function startEndpoint(folder: string): Promise<string> {
  const child = spawn(process.execPath, ['endpoint.ts'], {
    cwd: folder,
    env: { PORT: '0', SCIM_TOKEN: token },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill())
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return line.replace(/^.* /, '')
}

/** How many users an endpoint has. */
export async function countUsers(url: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${url}/Users?count=0`, { headers })
  return ((await response.json()) as { totalResults: number }).totalResults
}
