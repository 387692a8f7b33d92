import type { PingOne } from '@pingone-sandbox/pingone'
import type { Setting } from '@pingone-sandbox/contract'
import type { MisbehaviourSwitch } from '@pingone-sandbox/scim-server'

/** Makes a tenant tell of each change of its settings, whoever changes them. */
export function announceTenant(pingone: PingOne, tell: (setting: Setting) => void): PingOne {
  return {
    ...pingone,
    setFaults(faults) {
      const report = pingone.setFaults(faults)
      tell('faults')
      return report
    },
    setProfile(profile) {
      const answer = pingone.setProfile(profile)
      tell('profile')
      return answer
    },
    async setDelivery(connectionId, settings) {
      const state = await pingone.setDelivery(connectionId, settings)
      if (state) tell('delivery')
      return state
    },
  }
}

/** The same for what the reference server gets wrong. */
export function announceMisbehaviours(
  misbehaviours: MisbehaviourSwitch,
  tell: (setting: Setting) => void,
): MisbehaviourSwitch {
  return {
    ...misbehaviours,
    set(ids) {
      misbehaviours.set(ids)
      tell('misbehaviours')
    },
  }
}
