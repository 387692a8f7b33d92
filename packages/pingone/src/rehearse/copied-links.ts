import type { Write } from '@pingone-sandbox/store'
import type { SyncContext } from '../deliver/sync-context.ts'
import { linkId, type Link } from '../links/link.ts'

/** Creates links whose writes stay in memory. */
export function copyLinks(links: SyncContext['links']) {
  const changed = new Map<string, Link | undefined>()

  function apply(writes: readonly Write[]): void {
    for (const write of writes) {
      if (write.kind === 'put') changed.set(write.document.id, write.document as unknown as Link)
      if (write.kind === 'delete') changed.set(write.id, undefined)
    }
  }

  return {
    apply,
    put: links.put,
    remove: links.remove,
    async commit(writes: readonly Write[]) {
      apply(writes)
    },
    async get(ruleId: string, subjectId: string) {
      const id = linkId(ruleId, subjectId)
      return changed.has(id) ? changed.get(id) : links.get(ruleId, subjectId)
    },
    async among(ruleId: string, subjectIds: readonly string[]) {
      const ids = subjectIds.filter((id) => !changed.has(linkId(ruleId, id)))
      const copies = subjectIds.flatMap((id) => changed.get(linkId(ruleId, id)) ?? [])
      return [...(await links.among(ruleId, ids)), ...copies]
    },
    async ofTarget(connectionId: string, targetId: string) {
      const stored = (await links.ofTarget(connectionId, targetId)).filter(
        ({ id }) => !changed.has(id),
      )
      const copies = [...changed.values()].filter((link) => link?.targetId === targetId)
      return [...stored, ...copies].filter((link) => link?.connectionId === connectionId) as Link[]
    },
  }
}
