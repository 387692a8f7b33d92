import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSequences } from './sequences.ts'

const step = fc.oneof(
  fc.constant('append' as const),
  fc.constant('remove first' as const),
  fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
)

it('keeps what was appended and not removed, wherever it was removed', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.array(step, { maxLength: 200 }), (count, steps) => {
      const expected = Array.from({ length: count }, (_, at) => at * 2 + 1)
      const sequences = createSequences(expected)
      for (const each of steps) {
        if (each === 'append') {
          const next = sequences.next()
          sequences.append(next)
          expected.push(next)
        } else {
          const at = each === 'remove first' ? 0 : Math.floor(each * expected.length)
          const [removed] = expected.splice(at, 1)
          sequences.remove(removed ?? -1)
        }
      }
      expect([...sequences.values()]).toEqual(expected)
      expect(sequences.length).toBe(expected.length)
      expect(expected.map((_, at) => sequences.at(at))).toEqual(expected)
      expect(expected.map((each) => sequences.countUpTo(each))).toEqual(
        expected.map((_, at) => at + 1),
      )
    }),
  )
})
