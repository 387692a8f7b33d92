import { culpritOf, type FailedWork } from '@pingone-sandbox/pingone'
import { misbehaviours, type MisbehaviourId } from '@pingone-sandbox/scim-server'
import { expect, it } from 'vitest'
import type { Proof } from './misbehaviour/proof.ts'
import { proofsOfAnswers } from './misbehaviour/proofs-of-answers.ts'
import { proofsOfFilters } from './misbehaviour/proofs-of-filters.ts'
import { proofsOfLists } from './misbehaviour/proofs-of-lists.ts'
import { proofsOfPatches } from './misbehaviour/proofs-of-patches.ts'
import { proofsOfWrites } from './misbehaviour/proofs-of-writes.ts'
import { play } from './story.ts'

const proofs: Readonly<Record<MisbehaviourId, Proof | readonly Proof[]>> = {
  ...proofsOfAnswers,
  ...proofsOfLists,
  ...proofsOfFilters,
  ...proofsOfWrites,
  ...proofsOfPatches,
}

/** The misbehaviours that a culprit of their proof need not name. */
const unnamed: readonly MisbehaviourId[] = [
  // The conflict is there without it.
  'conflict-without-scim-type',
  // They act on the create of another user, or in an earlier change.
  'created-not-readable',
  'external-id-dropped',
]

/** The misbehaviours that the culprit of a failure offers to switch off. */
const switchable = (work: FailedWork): readonly string[] =>
  culpritOf(work)?.repairs.flatMap((repair) =>
    repair.id === 'switch-off-misbehaviour' ? [repair.misbehaviour] : [],
  ) ?? []

const numbered = misbehaviours.flatMap(({ id }) =>
  [proofs[id]].flat().map((proof, index) => ({ id, proof, part: index + 1 })),
)

it.each(numbered)('has the effect that $id names ($part)', async ({ id, proof }) => {
  const { proves, also = [], ...story } = proof
  const ending = await play(story, [...also, id])
  proves(ending)
  expect(ending.acted).toContain(id)
  for (const work of ending.failures) expect([...switchable(work), ...unnamed]).toContain(id)
  const behaved = await play(story, also)
  expect(behaved.acted).not.toContain(id)
  expect(() => proves(behaved)).toThrow('expected')
})
