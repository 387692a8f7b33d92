import { expect } from 'vitest'
import { leave, welcomeEve, resync, ofTwo, teamEndsAs, type Proofs } from './proof.ts'

export const proofsOfPatches = {
  'no-patch': {
    ...ofTwo,
    steps: [leave],
    proves({ outcomes, notes, teams }) {
      expect(outcomes.at(-1)).toBe(
        'Team: failed, The target answered 501: PATCH is not implemented. The target does not support PATCH /Groups; PingOne sends PUT in its place with groupUpdate=put, as the profile put-only-2024 has it.',
      )
      expect(notes.at(-1)).toEqual(['method-not-supported'])
      expect(teams).toEqual({ Team: ['ada', 'bob'] })
    },
  },
  'filtered-remove-ignored': { ...ofTwo, steps: [leave], proves: teamEndsAs(['ada', 'bob']) },
  'filtered-remove-clears-all': [
    { ...ofTwo, steps: [leave], proves: teamEndsAs([]) },
    {
      ...ofTwo,
      steps: [leave, resync],
      proves({ outcomes, teams }) {
        expect(outcomes.slice(-2)).toEqual(['Team: success, Updated', 'Team: success, Updated'])
        expect(teams).toEqual({ Team: ['bob'] })
      },
    },
  ],
  'add-replaces-list': [
    { ...ofTwo, steps: [welcomeEve], proves: teamEndsAs(['eve']) },
    { ...ofTwo, steps: [welcomeEve, resync], proves: teamEndsAs(['ada', 'bob']) },
  ],
  'member-add-lost': [
    { ...ofTwo, steps: [welcomeEve], proves: teamEndsAs(['ada', 'bob']) },
    { ...ofTwo, steps: [welcomeEve, resync], proves: teamEndsAs(['ada', 'bob']) },
  ],
} as const satisfies Proofs
