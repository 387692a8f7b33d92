import type { Exchange } from '@pingone-sandbox/contract'

/** Says what sending a request again may change at the target; undefined when it only asks. */
export function replayEffect({ request, subject }: Exchange): string | undefined {
  const who = subject?.name ?? 'the resource'
  switch (request.method) {
    case 'GET':
      return undefined
    case 'POST':
      return `It may create ${who} a second time. Most targets refuse that with 409 as long as the userName or the name is taken.`
    case 'PUT':
      return `It replaces ${who} at the target with what it was then. What PingOne or others have changed since is lost.`
    case 'PATCH':
      return `It changes ${who} at the target once more in the same way. What PingOne or others have made of these attributes or members since may be undone.`
    case 'DELETE':
      return `It deletes ${who} at the target, if it is there again. PingOne takes no note of it and still counts ${who} as linked.`
    default:
      return `It may change ${who} at the target.`
  }
}
