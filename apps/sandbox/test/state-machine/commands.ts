import * as fc from 'fast-check'
import type { Command, Drift, Filter, Mapping, Mishap, Step } from './model.ts'

const who = fc.nat({ max: 3 })
const name = fc.constantFrom('Ada', 'Bob', 'Cleo')
export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('hire' as const), who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom<Step>(
        ...([
          'fire',
          'join',
          'join',
          'leave',
          'enlist',
          'enlist',
          'desert',
          'disable',
          'enable',
        ] as const),
      ),
      who,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), who, name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename-team' as const), name }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('filter' as const),
      filter: fc.constantFrom<Filter>('everyone', 'team', 'enabled'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('nest' as const), isNested: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('map' as const),
      mapping: fc.constantFrom<Mapping>('default', 'nickname'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('switch' as const), isOn: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('replace-rule' as const), deprovision: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
      how: fc.constantFrom<Mishap>('lost-before', 'lost-after', 'unavailable'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('drift' as const),
      who,
      how: fc.constantFrom<Drift>(
        ...([
          'vanish',
          'rename',
          'deactivate',
          'vanish-team',
          'rename-team',
          'empty-team',
        ] as const),
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('kill' as const, 'wait' as const) }) },
)
