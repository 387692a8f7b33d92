import { readFileSync } from 'node:fs'
import type { Document, YAMLMap } from 'yaml'
import { SandboxError } from '@pingone-sandbox/workspace/text'

/** How many levels of lists and maps a file may have; a schema file has nine. */
const deepest = 50

/**
 * Reads a file of YAML or JSON: every JSON document is a YAML document.
 *
 * Throws a `SandboxError` that names the place of the fault; a file that is nested too deep, or whose aliases make it many times as
 * large, is refused as well.
 */
export async function readYamlFile(path: string): Promise<unknown> {
  const refuse = (reason: string, cause?: unknown): never => {
    throw new SandboxError('invalid_setting', `${path} cannot be read: ${reason}`, undefined, {
      cause,
    })
  }
  const text = attempt(() => readFileSync(path, 'utf8'), refuse)
  // Most starts read no file, and load no library.
  const yaml = await import('yaml')
  const lines = new yaml.LineCounter()
  // The library compares each key with all before it, and draws the line of each of its errors.
  const options = {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  } as const
  const document = attempt(() => yaml.parseDocument(text, options), refuse)
  const [fault = repeatedKey(document, yaml)] = [...document.errors, ...document.warnings]
  if (fault) {
    const { line, col } = lines.linePos(fault.pos[0])
    // The composer of the library calls itself once for each level.
    const reason = /call stack/i.test(fault.message) ? tooDeep : fault.message
    refuse(`line ${line}, column ${col}: ${reason}`, fault)
  }
  const value: unknown = attempt(() => document.toJS({ maxAliasCount: 100 }), refuse)
  if (isDeeperThan(deepest, value)) refuse(tooDeep)
  return value
}

const tooDeep = `It is nested deeper than ${deepest} levels.`

function attempt<Result>(
  read: () => Result,
  refuse: (reason: string, cause: unknown) => never,
): Result {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof RangeError) return refuse(tooDeep, cause)
    const reason = cause instanceof Error ? cause.message : String(cause)
    return refuse(
      reason.startsWith('Excessive alias count') ? 'Its aliases repeat too much.' : reason,
      cause,
    )
  }
}

/** The first duplicate key of a map. */
function repeatedKey(
  document: Document,
  { isScalar, visit }: typeof import('yaml'),
): { message: string; pos: [number, number] } | undefined {
  let found: { message: string; pos: [number, number] } | undefined
  visit(document, {
    Map(_, map: YAMLMap) {
      const names = new Set<unknown>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        if (names.has(key.value)) {
          const start = key.range?.[0] ?? 0
          found = {
            message: `The key ${String(key.value)} stands there twice.`,
            pos: [start, start],
          }
          return visit.BREAK
        }
        names.add(key.value)
      }
      return undefined
    },
  })
  return found
}

/**
 * Tells whether lists and maps stand more than so many levels inside each other; an alias to its own container nests without end.
 */
function isDeeperThan(levels: number, value: unknown): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    const parents = new Set(level.filter((part) => typeof part === 'object' && part !== null))
    if (parents.size > 0 && depth >= levels) return true
    level = [...parents].flatMap((part) => Object.values(part))
  }
  return false
}
