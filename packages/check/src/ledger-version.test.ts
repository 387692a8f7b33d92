import { createHash } from 'node:crypto'
import { quirks } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { ledgerVersion } from './ledger-version.ts'
import { themes } from './themes/themes.ts'

/** What each version stands for. A change of checks, behaviours or their evidence takes a new version once the old one is released. */
const digests: Readonly<Record<string, string>> = {
  '2026-12': 'b31ea66a867eb586',
}

it('names the checks and behaviours as they are', () => {
  const lines = [
    ...themes.flatMap(({ checks }) => checks.map(({ id }) => `check ${id}`)),
    ...quirks.map(({ id, evidence }) => `behaviour ${id} ${evidence}`),
  ]
  const digest = createHash('sha256').update(lines.toSorted().join('\n')).digest('hex').slice(0, 16)
  expect({ [ledgerVersion]: digest }).toEqual({ [ledgerVersion]: digests[ledgerVersion] })
})
