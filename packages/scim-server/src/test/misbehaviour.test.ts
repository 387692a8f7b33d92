import { expect, it } from 'vitest'
import { misbehaviours, type MisbehaviourId } from '../index.ts'
import type { Case } from './misbehaviour/case.ts'
import { casesOfAnswers } from './misbehaviour/cases-of-answers.ts'
import { casesOfFailures } from './misbehaviour/cases-of-failures.ts'
import { casesOfFilters } from './misbehaviour/cases-of-filters.ts'
import { casesOfLists } from './misbehaviour/cases-of-lists.ts'
import { casesOfPatches } from './misbehaviour/cases-of-patches.ts'
import { casesOfWrites } from './misbehaviour/cases-of-writes.ts'
import { startServer } from './start-server.ts'

const cases: Readonly<Record<MisbehaviourId, Case>> = {
  ...casesOfFailures,
  ...casesOfAnswers,
  ...casesOfLists,
  ...casesOfFilters,
  ...casesOfWrites,
  ...casesOfPatches,
}

it.each(misbehaviours.map(({ id }) => id))('behaves correctly unless %s is on', async (id) => {
  const { observe, right, wrong } = cases[id]
  expect(await observe(await startServer())).toEqual(right)
  expect(await observe(await startServer({ misbehaviours: [id] }))).toEqual(wrong)
})
