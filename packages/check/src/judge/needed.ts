import type { Scene } from '../themes/scene.ts'
import type { Check } from '../themes/theme.ts'

/** Whether PingOne needs what a check is about. */
export const isNeeded = (
  { isNeeded: needs }: Pick<Check, 'isNeeded'>,
  { choices }: Pick<Scene, 'choices'>,
): boolean => needs?.(choices) ?? true
