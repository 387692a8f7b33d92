import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pingOneCollections } from '@pingone-sandbox/pingone'
import type { ChangeSummary } from '@pingone-sandbox/contract'
import type { Document } from '@pingone-sandbox/store'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, it } from 'vitest'
import { createSandbox } from '../src/index.ts'
import { startTenant } from './tenant.ts'

it('finds what failed for a cause in a data folder of a version that did not keep causes', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pingone-sandbox-'))
  try {
    const ruleId = await failOnce(dataDir)
    await forgetCauses(join(dataDir, 'pingone.db'))
    await using sandbox = await createSandbox({ dataDir, users: 0, console: false })
    const answer = await fetch(`${sandbox.urls.control}/changes?cause=credentials&ruleId=${ruleId}`)
    const { changes } = (await answer.json()) as { changes: ChangeSummary[] }
    expect(changes).toMatchObject([{ failures: [{ ruleId, cause: 'credentials' }] }])
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})

/** Answers the rule under which a user fails for the credentials. */
async function failOnce(dataDir: string): Promise<string> {
  await using tenant = await startTenant({ dataDir })
  const { id } = await tenant.rule('population.id pr')
  await tenant.hire('ada')
  await fetch(`${tenant.sandbox.urls.control}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      faults: [{ operation: 'create', effect: { kind: 'status', status: 401 } }],
    }),
  })
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  return id
}

/** Takes the causes out of the journal, though not out of how the users stand. */
async function forgetCauses(file: string): Promise<void> {
  const store = createSqliteStore({ collections: pingOneCollections, file })
  for (const collection of ['changes', 'journal']) {
    const { items } = await store.find(collection)
    await store.commit(
      items.map(({ document }) => ({ kind: 'put', collection, document: withoutCauses(document) })),
    )
  }
  await store.close()
}

const withoutCauses = (document: Document): Document =>
  JSON.parse(JSON.stringify(document), (key, value: unknown) =>
    ['cause', 'causes', 'failures'].includes(key) ? undefined : value,
  ) as Document
