import type { PingOne } from '@pingone-sandbox/pingone'
import type { Setting } from '@pingone-sandbox/contract'
import type { MisbehaviourSwitch } from '@pingone-sandbox/scim-server'

/** Makes a tenant report each change of its settings. */
export function reportTenantSettings(
  pingone: PingOne,
  report: (setting: Setting) => void,
): PingOne {
  return {
    ...pingone,
    setFaults(faults) {
      const active = pingone.setFaults(faults)
      report('faults')
      return active
    },
    setProfile(profile) {
      const answer = pingone.setProfile(profile)
      report('profile')
      return answer
    },
    async setDelivery(connectionId, settings) {
      const state = await pingone.setDelivery(connectionId, settings)
      if (state) report('delivery')
      return state
    },
  }
}

/** Makes the misbehaviours of the reference server report each change. */
export function reportMisbehaviours(
  misbehaviours: MisbehaviourSwitch,
  report: (setting: Setting) => void,
): MisbehaviourSwitch {
  return {
    ...misbehaviours,
    set(ids) {
      misbehaviours.set(ids)
      report('misbehaviours')
    },
  }
}
