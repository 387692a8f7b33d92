/** A source of numbers from 0 up to 1. */
export type Random = () => number

/**
 * Creates a source of numbers that is the same for the same seed.
 *
 * @see {@link https://github.com/cprosche/mulberry32 mulberry32}
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** As `createRandom`; `restart` returns to the first number. */
export function createRestartableRandom(seed: number) {
  let random = createRandom(seed)
  return {
    next: () => random(),
    restart() {
      random = createRandom(seed)
    },
  }
}
