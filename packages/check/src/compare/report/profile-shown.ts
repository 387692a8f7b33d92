import { profileNames, profiles, type BehaviourChoices } from '@pingone-sandbox/pingone'
import type { ChoiceVerdict } from '../claims/verdicts.ts'

/**
 * The named profile that a capture is nearest to, with the choices in which it differs.
 *
 * @example 'current,userUpdate=patch'
 */
export function profileShown(verdicts: readonly ChoiceVerdict[]): string {
  const shown = verdicts.filter(({ verdict }) => verdict === 'confirmed')
  const differing = (choices: BehaviourChoices) =>
    shown.filter(({ choice, value }) => String(choices[choice]) !== value)
  const [nearest = 'current'] = profileNames.toSorted(
    (one, other) => differing(profiles[one]).length - differing(profiles[other]).length,
  )
  return [
    nearest,
    ...differing(profiles[nearest]).map(({ choice, value }) => `${choice}=${value}`),
  ].join(',')
}
