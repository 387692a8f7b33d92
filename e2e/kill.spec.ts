import { expect, it } from 'vitest'
import { playKills } from '../soak/kills/run.ts'

// The long form is `pnpm soak kills`.
const users = 1500
const kills = 8

it(`survives ${kills} kills in the middle of a sync of ${users} users, with no user twice`, async () => {
  await expect(playKills({ users, kills, seed: 7 })).resolves.toBeUndefined()
})
