import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { explainFilter } from '../apps/sandbox/src/cli/explain/explain-filter.ts'
import { createProgram } from '../apps/sandbox/src/cli/program.ts'
import { readStartFlags } from '../apps/sandbox/src/cli/start/start-flags.ts'
import { parseSettings } from '../apps/sandbox/src/config.ts'
import { checkVariables, execVariables } from '../apps/sandbox/src/config/environment.ts'
import { flagName, settingNames, variableName } from '../apps/sandbox/src/config/settings.ts'

const root = join(import.meta.dirname, '..')
const pages = globSync(
  ['README.md', 'CONTRIBUTING.md', 'docs/*.md', 'examples/*/README.md', 'apps/sandbox/SKILL.md'],
  { cwd: root },
)
const read = (page: string) => readFileSync(join(root, page), 'utf8')

/** The commands of ours in the shell blocks of a page, without what the shell itself reads. */
function commandsIn(page: string): readonly string[][] {
  const blocks = read(page).match(/(?<=```sh\n).*?(?=```)/gs) ?? []
  return blocks
    .flatMap((block) => block.split('\n'))
    .map((line) => inCheckout(line.replace(/\s+(#.*|&)$/, '').trim()))
    .filter((line) => /^npx -y pnpm (start|sandbox)\b/.test(line))
    .map((line) => line.split(/\s+/).slice(3))
}

/** A command of the published package as one of the checkout, without the variables before it. */
function inCheckout(line: string): string {
  return line
    .replace(/^(\w+=\S+\s+)+/, '')
    .replace(/^npx (-y )?pingone-sandbox$/, 'npx -y pnpm start')
    .replace(/^npx (-y )?pingone-sandbox\b/, 'npx -y pnpm sandbox')
}

const commands = pages.flatMap((page) =>
  commandsIn(page).map((words) => ({ page, line: words.join(' '), words })),
)

it('finds the commands that the pages show', () => {
  expect(commands.length).toBeGreaterThan(8)
})

it.each(commands)('shows a command that there is: $line in $page', ({ words }) => {
  const [first = '', ...rest] = words
  const program = createProgram()
  const command = findCommand(program, first === 'start' ? words : rest)
  const { unknown } = command.parseOptions(rest)
  expect(unknown).toEqual([])
  if (command.name() === 'start') parseSettings(readStartFlags(command))
})

it('lists every command on the page of the commands', () => {
  const table = read('docs/commands.md')
    .split('\n\n')
    .find((part) => part.startsWith('| command'))
  const listed = [...(table ?? '').matchAll(/(?<=`)[a-z][a-z ]*[a-z](?=[ `])/g)].map(
    ([name]) => name,
  )
  const names = leafCommands(createProgram()).map((path) => path.join(' '))
  expect(listed.filter((name) => names.includes(name)).toSorted()).toEqual(names.toSorted())
})

it('shows what explain filter prints', async () => {
  const { text } = await explainFilter({
    ...{ expression: 'username Eq "%s" and active eq false', json: false, sandbox: undefined },
    resource: join(root, 'examples/explain/ada.json'),
  })
  expect(read('docs/commands.md')).toContain(text)
})

it('describes every flag of a start on the page of the settings', () => {
  const page = read('docs/settings.md')
  const missing = settingNames.map(flagName).filter((flag) => !page.includes(`\`--${flag}`))
  expect(missing).toEqual([])
})

it('names only flags and variables that there are', () => {
  const program = createProgram()
  const flags = allCommands(program).flatMap((command) =>
    command.options.flatMap(({ long }) => (long == null ? [] : [long])),
  )
  // Of other programs: curl, docker, vitest, our own writers of pictures and documents.
  const others = ['--snapshots', '--project', '--isolate', '--help', '--version']
  const known = new Set([...flags, ...others])
  const variables: readonly string[] = [
    ...settingNames.map(variableName),
    ...Object.values(checkVariables),
    ...Object.values(execVariables),
  ]
  for (const page of pages) {
    const text = read(page)
    for (const [, flag = ''] of text.matchAll(/`(--[a-z][a-z-]*)/g))
      expect([page, known.has(flag) ? flag : `unknown: ${flag}`]).toEqual([page, flag])
    for (const [name] of text.matchAll(/PINGONE_SANDBOX_[A-Z_]+/g)) {
      const isKnown = variables.includes(name)
      expect([page, isKnown ? name : `unknown: ${name}`]).toEqual([page, name])
    }
  }
})

type Command = ReturnType<typeof createProgram>

/** The names that lead to each command which does something. */
function leafCommands(command: Command): readonly (readonly string[])[] {
  return command.commands.flatMap((each) =>
    each.commands.length === 0
      ? [[each.name()]]
      : leafCommands(each).map((path) => [each.name(), ...path]),
  )
}

function allCommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(allCommands)]
}

/** The command that words begin with; throws for one that does not exist. */
function findCommand(parent: Command, words: readonly string[]): Command {
  const found = parent.commands.find((command) => command.name() === words[0])
  if (found === undefined) throw new Error(`There is no command ${words.join(' ')}.`)
  return found.commands.length > 0 ? findCommand(found, words.slice(1)) : found
}
