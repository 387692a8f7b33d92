import { createProfile, type BehaviourChoices, type Profile } from './profile.ts'

/** How the simulated client behaves now. */
export interface Behaviour {
  readonly profile: () => Profile
  readonly choices: () => BehaviourChoices
  readonly set: (profile: Profile) => void
  /** Returns to the profile of the start. */
  readonly restart: () => void
}

/** `initial` is the profile of the start; `current` unless given. */
export function createBehaviour(initial: Profile = createProfile('current')): Behaviour {
  let profile = initial
  return {
    profile: () => profile,
    choices: () => profile.choices,
    set(next) {
      profile = next
    },
    restart() {
      profile = initial
    },
  }
}
