import {
  findAccidents,
  misbehaviourIds,
  pairs,
} from '../../packages/scim-server/src/test/misbehaviour-pairs.ts'

/** Sends each kind of request to a reference server with two misbehaviours, for each pair of misbehaviours. */
export async function soakMisbehaviours(): Promise<void> {
  // Half of the others suffice: each pair is listed with one of its two.
  const asked = await findAccidents(pairs(Math.ceil(misbehaviourIds.length / 2)))
  process.stdout.write(`${asked} combinations of misbehaviours, no internal error by accident.\n`)
}
