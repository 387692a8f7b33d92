import {
  findAccidents,
  misbehaviourIds,
  pairs,
} from '../../packages/scim-server/src/test/misbehaviour-pairs.ts'

/** Asks everything of a reference server that misbehaves in two ways at once, for every pair of misbehaviours. */
export async function soakMisbehaviours(): Promise<void> {
  // Half of the others: the rest have the pair among theirs.
  const asked = await findAccidents(pairs(Math.ceil(misbehaviourIds.length / 2)))
  process.stdout.write(`${asked} combinations of misbehaviours, no internal error by accident.\n`)
}
