import { readdirSync, readFileSync } from 'node:fs'

const root = new URL('../../../../fixtures/', import.meta.url)

/** The lines of a text fixture, without comments and empty lines. Spaces at the ends of a line count. */
export function fixtureLines(path: string): readonly string[] {
  const lines = readFileSync(new URL(path, root), 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '' && !line.startsWith('#'))
}

/** The lines of a fixture of `what => outcome` lines, as pairs. */
export function fixturePairs(path: string): readonly [what: string, outcome: string][] {
  return fixtureLines(path).map((line) => {
    const arrow = line.lastIndexOf(' => ')
    return [line.slice(0, arrow), line.slice(arrow + 4)]
  })
}

export function fixtureJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'))
}

/** The paths of the JSON fixtures in a folder. */
export function fixturesIn(folder: string): readonly string[] {
  const names = readdirSync(new URL(`${folder}/`, root)).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => `${folder}/${name}`)
}
