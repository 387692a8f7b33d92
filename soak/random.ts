/** Gives numbers from 0 up to 1, the same ones for the same seed. */
export type Random = () => number

/** A linear congruential generator: moments need no better chance. */
export function createRandom(seed: number): Random {
  let state = (seed * 40_503) % 2 ** 31
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}
