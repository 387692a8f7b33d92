import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { defineAttribute, parseFilter, type ResourceTypeDefinition } from '@pingone-sandbox/scim'
import { expect, it, onTestFinished } from 'vitest'
import type { Collection, Document, Store } from '../store.ts'
import { createSqliteStore } from './index.ts'

const lineType: ResourceTypeDefinition = {
  name: 'Line',
  endpoint: '/Lines',
  description: 'A line of a log.',
  schema: {
    id: 'urn:test:Line',
    name: 'Line',
    description: 'A line of a log.',
    attributes: [
      defineAttribute('seq', 'The number.', { type: 'integer' }),
      defineAttribute('about', 'What it is about.', { caseExact: true }),
    ],
  },
  extensions: [],
}
const indexed: Collection = {
  ...{ name: 'log', type: lineType, numberedBy: 'seq' },
  sparse: ['about'],
}
const interned: Collection = {
  ...{ name: 'log', type: lineType, numberedBy: 'seq' },
  interned: ['about'],
}

const line = (seq: number, about?: string): Document => ({
  id: String(seq),
  seq,
  ...(about !== undefined && { about }),
})
const append = (store: Store, ...documents: readonly Document[]) =>
  store.commit(
    documents.map((document) => ({
      ...{ kind: 'put', collection: 'log', document, expectedVersion: 0 },
    })),
  )

async function about(store: Store, text: string): Promise<string[]> {
  const { items } = await store.find('log', {
    filter: parseFilter(`about eq ${JSON.stringify(text)}`),
    sortOrder: 'descending',
  })
  return items.map(({ id }) => id)
}

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-interned-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'store.db')
}

it('keeps each text once, and finds what has it through an index, newest first', async () => {
  const file = newFile()
  const store = createSqliteStore({ collections: [interned], file })
  await append(store, line(1, 'ada'), line(2, 'bob'), line(3), line(4, 'ada'))
  expect(await about(store, 'ada')).toEqual(['4', '1'])
  expect(await about(store, 'unknown')).toEqual([])
  await store.close()

  const database = new DatabaseSync(file)
  expect(database.prepare('SELECT text FROM "interned texts of log"').all()).toHaveLength(2)
  const plan = database
    .prepare(
      `EXPLAIN QUERY PLAN SELECT sequence FROM log
       WHERE "key about" = (SELECT number FROM "interned texts of log" WHERE text = ?) ORDER BY sequence DESC`,
    )
    .all('ada')
    .map(({ detail }) => String(detail))
  expect(plan[0]).toContain('log about')
  expect(plan.join()).not.toContain('TEMP B-TREE')
  database.close()
})

it('gives a text of a refused commit a number of its own later', async () => {
  const store = createSqliteStore({ collections: [interned] })
  await append(store, line(1, 'ada'))
  await expect(append(store, line(2, 'bob'), line(1, 'cy'))).rejects.toThrow('log/1')
  await append(store, line(2, 'cy'), line(3, 'bob'))
  expect(await about(store, 'cy')).toEqual(['2'])
  expect(await about(store, 'bob')).toEqual(['3'])
})

it('finds nothing of before a clear, and what comes after it', async () => {
  const store = createSqliteStore({ collections: [interned] })
  await append(store, line(1, 'ada'), line(2, 'bob'))
  await store.clear()
  await append(store, line(1, 'bob'))
  expect(await about(store, 'ada')).toEqual([])
  expect(await about(store, 'bob')).toEqual(['1'])
})

it('changes and removes the text of a document', async () => {
  const store = createSqliteStore({ collections: [interned] })
  await append(store, line(1, 'ada'), line(2, 'ada'), line(3, 'ada'))
  await store.commit([
    { kind: 'put', collection: 'log', document: line(1, 'bob') },
    { kind: 'put', collection: 'log', document: line(2) },
    { kind: 'delete', collection: 'log', id: '3' },
  ])
  expect(await about(store, 'ada')).toEqual([])
  expect(await about(store, 'bob')).toEqual(['1'])
})

it('rebuilds a database of another form when it is opened, and back', async () => {
  const file = newFile()
  const first = createSqliteStore({ collections: [indexed], file })
  await append(first, line(1, 'ada'), line(2, 'bob'), line(3), line(4, 'ada'))
  await first.close()
  for (const collection of [interned, indexed, interned]) {
    const store = createSqliteStore({ collections: [collection], file })
    expect(await about(store, 'ada')).toEqual(['4', '1'])
    expect(await about(store, 'bob')).toEqual(['2'])
    await store.close()
  }
})
