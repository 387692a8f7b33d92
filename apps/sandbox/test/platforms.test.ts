import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const sources = globSync('{apps/sandbox/src,packages/*/src}/**/*.ts').filter(
  (file) => !/\.test[.-]|\/test\//.test(file),
)

/**
 * What only POSIX has, or has in another way than Windows: how it looks in a source, and the places that may use it, each with what
 * happens there on Windows.
 */
const differences: Readonly<
  Record<string, { readonly pattern: RegExp; readonly places: Readonly<Record<string, string>> }>
> = {
  signals: {
    pattern: /'SIG[A-Z]+\d?'/,
    places: {
      'apps/sandbox/src/cli/check/interrupt.ts': 'Ctrl+C is SIGINT; nothing sends SIGTERM.',
      'apps/sandbox/src/cli/commands/tail.ts': 'Ctrl+C is SIGINT; nothing sends SIGTERM.',
      'apps/sandbox/src/cli/exec/exec.ts': 'SIGTERM ends the command at once.',
      'apps/sandbox/src/cli/exec/start-command.ts':
        'A signal that is passed on ends the command at once.',
      'apps/sandbox/src/cli/start/close-on-signal.ts':
        'Ctrl+C is SIGINT; a process that is ended from outside ends at once.',
    },
  },
  permissions: {
    pattern: /\bf?chmod(Sync)?\(|\bmode & 0o|\bmode: 0o|, 0o\d+\)|\bumask\(|\bget[eg]?[ug]id\(/,
    places: {
      'apps/sandbox/src/cli/doctor/inspect-data-folder.ts': 'Not inspected.',
      'apps/sandbox/src/data/data-folder.ts': 'Node ignores the mode of a new folder.',
      'apps/sandbox/src/data/open-stores.ts': 'Node ignores the mode of a new file.',
      'apps/sandbox/src/data/permissions.ts': 'Left as they are: Windows has access control lists.',
      'apps/sandbox/src/data/token-file.ts': 'Node ignores the mode of a new file.',
    },
  },
  'waiting for the disk': {
    pattern: /\bf(data)?sync(Sync)?\(/,
    places: {
      'apps/sandbox/src/data/token-file.ts':
        'Windows opens no folder, so only the file is written through.',
    },
  },
  processes: {
    pattern: /\bprocess\.kill\(|'node:child_process'|'node:cluster'|'cross-spawn'/,
    places: {
      'apps/sandbox/src/cli/exec/start-command.ts':
        'cross-spawn finds commands that are scripts, as a terminal does.',
    },
  },
  'shells, links and places of the file system': {
    pattern: /'(ba)?sh'|\b(sym|read)link(Sync)?\(|['"`]\/(tmp|proc|dev|etc|bin|usr|var)\b/,
    places: {},
  },
  'paths made of URLs': { pattern: /import\.meta\.url\)\.pathname/, places: {} },
}

it.each(Object.entries(differences))('lists each place of %s', (_, { pattern, places }) => {
  const found = sources.filter((file) => pattern.test(readFileSync(file, 'utf8')))
  expect(found.toSorted()).toEqual(Object.keys(places).toSorted())
})

it.each(['permissions.ts', 'token-file.ts', 'data-folder.ts'])(
  'asks for the platform in %s',
  (name) => {
    expect(readFileSync(`apps/sandbox/src/data/${name}`, 'utf8')).toMatch(
      /process\.platform [!=]== 'win32'/,
    )
  },
)
