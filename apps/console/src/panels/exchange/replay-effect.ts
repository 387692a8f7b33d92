import type { Exchange } from '@pingone-sandbox/contract'

/** Tells what repeating a request may change at the target; undefined for a read. */
export function replayEffect({ request, subject }: Exchange): string | undefined {
  const who = subject?.name ?? 'the resource'
  switch (request.method) {
    case 'GET':
      return undefined
    case 'POST':
      return `It may create ${who} a second time. Most targets refuse that with 409 as long as the userName or the name is taken.`
    case 'PUT':
      return `It replaces ${who} at the target with what it was then. Later changes are lost.`
    case 'PATCH':
      return `It changes ${who} at the target again in the same way. Later changes of these attributes or members may be undone.`
    case 'DELETE':
      return `It deletes ${who} at the target, if it is there again. PingOne does not record it and still counts ${who} as linked.`
    default:
      return `It may change ${who} at the target.`
  }
}
