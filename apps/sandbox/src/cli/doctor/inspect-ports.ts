import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Settings } from '../../config/settings.ts'
import { findAddresses } from '../../host/listen.ts'
import { type Finding, problemOf } from './finding.ts'

/** Inspects the ports on which a start would listen. `taken` names the ports of the sandbox that runs. */
export async function inspectPorts(
  { host, port, scimPort, scimServer }: Settings,
  taken: ReadonlyMap<number, string>,
): Promise<readonly Finding[]> {
  const ports = [
    { flag: 'port', number: port },
    ...(scimServer ? [{ flag: 'scim-port', number: scimPort }] : []),
  ]
  try {
    const [address = ''] = await findAddresses(host)
    return await Promise.all(
      ports.map(({ flag, number }) => inspectPort({ address, flag, number }, taken.get(number))),
    )
  } catch (error) {
    return [problemOf('port', error)]
  }
}

interface Port {
  readonly address: string
  readonly flag: string
  readonly number: number
}

async function inspectPort(
  { address, flag, number }: Port,
  owner: string | undefined,
): Promise<Finding> {
  const id = 'port'
  if (number === 0) return { id, status: 'ok', message: `--${flag} is any free port.` }
  const where = `Port ${number} on ${address}`
  if (owner !== undefined)
    return {
      ...{ id, status: 'note', message: `${where} is that of ${owner}.` },
      advice: `Another start needs another port: --${flag} 0 takes any free one.`,
    }
  const code = await failureToListen(address, number)
  if (code === undefined) return { id, status: 'ok', message: `${where} is free.` }
  return code === 'EADDRINUSE'
    ? {
        ...{ id, status: 'problem', message: `${where} is in use by another program.` },
        advice: `Stop that program, or choose another port with --${flag}; 0 takes any free one.`,
      }
    : {
        ...{ id, status: 'problem', message: `${where} cannot be used (${code}).` },
        advice: `Choose an address of this machine with --host, and a port from 1024 with --${flag}.`,
      }
}

/** The code of the error with which listening fails; undefined where it works. */
async function failureToListen(address: string, port: number): Promise<string | undefined> {
  const server = createServer()
  try {
    server.listen(port, address)
    await once(server, 'listening')
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  } finally {
    server.close()
  }
}
