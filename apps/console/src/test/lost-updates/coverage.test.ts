import { expect, it } from 'vitest'
import { editors } from './editors.ts'

/** The sources of the console, by their path. */
const texts: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>('../../**/*.{ts,tsx}', {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  ).map(([path, text]) => [path.replace('../../', ''), text]),
)

/** Each way in which the console changes what is saved: a PUT, a PATCH, or the update that makes one of them. */
const change = /['"`](PUT|PATCH)['"`]|\bupdateResource\(/g

/** Files that name a method and change nothing by it. */
const notSaving: Readonly<Record<string, string>> = {
  'patterns/merge/update-resource.ts': 'the one place that sends what an editor says',
  'lib/control-client.ts': 'the type of a method',
  'panels/exchange/replay-effect.ts': 'words about a request of the journal',
  'panels/exchange/resource-states.ts': 'reads the journal',
  'entities/fault/fault-words.ts': 'words about a request',
  'panels/guide/lessons/group-overwrite.ts': 'reads the journal',
  'panels/guide/chores/people.ts': 'manual requests to the target',
  'entities/target/explain-answer.ts': 'words about an answer',
  'pages/target/request-templates.ts': 'manual requests to the target',
  'pages/target/sent-list.tsx': 'manual requests to the target',
  'entities/target/target-request-queries.ts': 'manual requests to the target',
  'pages/target/workbench.tsx': 'manual requests to the target',
}

/** Files whose changes are joined in a way of their own: `own-ways.test.ts` has their properties, unless the server joins them. */
const ownWays: Readonly<Record<string, number>> = {
  'entities/behaviour/behaviour-queries.ts': 1,
  'entities/fault/change-faults.ts': 1,
  // A set of ids, to which each press adds one or takes one away as it is by then.
  'entities/fault/misbehaviour-queries.ts': 1,
  // A change names the members that were pressed; the server keeps the others (`pace.test.ts` of the package pingone).
  'entities/sandbox/pace-queries.ts': 1,
  // A change adds steps; the server joins them (`control/lessons.test.ts` of the sandbox).
  'panels/guide/lesson-queries.ts': 1,
}

const files = Object.keys(texts)
  .filter((file) => !/\.test\.tsx?$|^(test|\.\.?)\//.test(file))
  .toSorted()

it('has a property for each file that saves', () => {
  const saving = files.filter((file) => changesIn(file) > 0 && !(file in notSaving))
  const covered = new Set([...editors.map(({ file }) => file), ...Object.keys(ownWays)])
  expect(saving).toEqual([...covered].toSorted())
})

it('lists how often each file saves', () => {
  const counts = Object.fromEntries(editors.map(({ file }) => [file, changesIn(file)]))
  expect({ ...counts, ...ownWays }).toEqual({
    ...ownWays,
    'entities/connection/connection-changes.ts': 1,
    'entities/connection/connection-states.ts': 1,
    'entities/group/group-queries.ts': 1,
    'panels/rule/mapping/mapping-queries.ts': 1,
    'entities/population/population-queries.ts': 1,
    // A rule, and its plan.
    'entities/rule/rule-changes.ts': 2,
    // The form, which names its method, and the toggle.
    'entities/user/user-queries.ts': 3,
    'pages/users/user-bulk-bar.tsx': 1,
  })
  for (const [file, count] of Object.entries(ownWays)) expect(changesIn(file), file).toBe(count)
})

/** The hooks through which forms save, each with the editors that use it. */
it.each([
  [
    'useUpdateConnection',
    ['connection', 'connection toggle', 'membership handling', 'repair of a connection'],
  ],
  ['useUpdateRule', ['rule toggle', 'user filter', 'groups of a rule', 'user filter']],
  ['useSaveMapping', ['attribute mapping', 'name of groups']],
])('lists the files that save through %s', (hook, names) => {
  const callers = files.filter((file) => new RegExp(`(?<!function )\\b${hook}\\(`).test(read(file)))
  expect(callers).toHaveLength(names.length)
  for (const name of names) expect(editors.map((editor) => editor.name)).toContain(name)
})

function changesIn(file: string): number {
  return [...read(file).matchAll(change)].length
}

function read(file: string): string {
  return texts[file] ?? ''
}
