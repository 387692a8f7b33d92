import { expect, it } from 'vitest'
import { assess } from './assess.ts'
import { exampleFinding, exampleReport } from './example-report.test-support.ts'

const idsOf = (assessment: ReturnType<typeof assess>) =>
  Object.fromEntries(
    Object.entries(assessment).map(
      ([kind, all]: [string, ReturnType<typeof assess>['failing']]) => [
        kind,
        all.map(({ finding }) => finding.id),
      ],
    ),
  )

const report = exampleReport([
  exampleFinding('a.breaks', 'breaks'),
  exampleFinding('a.needed', 'not-supported'),
  exampleFinding('a.spared', 'not-supported', { needed: false }),
  exampleFinding('a.remark', 'remark'),
  exampleFinding('a.works', 'works'),
])

it('fails for what breaks, and for what PingOne needs and the endpoint does not support', () => {
  expect(idsOf(assess(report)).failing).toEqual(['a.breaks', 'a.needed'])
})

it('fails for remarks as well where it is asked to', () => {
  expect(idsOf(assess(report, { failOn: 'remark' })).failing).toEqual([
    'a.breaks',
    'a.needed',
    'a.spared',
    'a.remark',
  ])
})

it('fails for what is worse under another reading, which the baseline accepts for that reading alone', () => {
  const worse = exampleFinding('a.works', 'breaks')
  const other = { id: 'patch-first', verdict: 'breaks', tried: 'requests', worse: [worse] } as const
  const both = exampleReport([exampleFinding('a.works', 'works')], {
    readings: [...report.readings, { ...other, worse: [worse] }],
  })
  expect(assess(both).failing).toEqual([{ reading: 'patch-first', finding: worse }])
  expect(idsOf(assess(both, { baseline: both }))).toEqual({
    ...{ failing: [], known: ['a.works'], newChecks: [] },
  })
  const elsewhere = exampleReport([worse])
  expect(idsOf(assess(both, { baseline: elsewhere })).failing).toEqual(['a.works'])
})

it.each([
  ['the same finding', exampleFinding('a.breaks', 'breaks'), 'known'],
  ['a milder one before', exampleFinding('a.breaks', 'remark'), 'failing'],
  ['another cause before', exampleFinding('a.breaks', 'breaks', { cause: 'members' }), 'failing'],
  ['one that worked before', exampleFinding('a.breaks', 'works', { cause: 'state' }), 'failing'],
])('compares with the baseline: %s', (_, earlier, kind) => {
  const now = exampleReport([exampleFinding('a.breaks', 'breaks')])
  const found = idsOf(assess(now, { baseline: exampleReport([earlier]) }))
  expect(found).toEqual({ failing: [], known: [], newChecks: [], [kind]: ['a.breaks'] })
})

it('accepts a milder finding than that of the baseline', () => {
  const baseline = exampleReport([exampleFinding('a.remark', 'breaks')])
  expect(idsOf(assess(report, { baseline, failOn: 'remark' })).known).toEqual(['a.remark'])
})

it('fails for no check that a baseline of another ledger does not have', () => {
  const older = exampleReport([exampleFinding('a.works', 'works')], { ledger: '2026-01' })
  expect(idsOf(assess(report, { baseline: older }))).toEqual({
    ...{ failing: [], known: [], newChecks: ['a.breaks', 'a.needed'] },
  })
  const same = exampleReport([exampleFinding('a.works', 'works')])
  expect(idsOf(assess(report, { baseline: same })).failing).toEqual(['a.breaks', 'a.needed'])
})
