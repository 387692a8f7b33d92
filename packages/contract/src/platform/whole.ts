import { z } from 'zod'

/** A whole number; says what it has to be, whatever is wrong with it. */
export const whole = (minimum: number, maximum: number) => {
  const error = `a whole number from ${minimum} to ${maximum} is expected`
  return z.number({ error }).int({ error }).min(minimum, { error }).max(maximum, { error })
}
