import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../fixtures/wire')

/** The transcripts that show each quirk, below `fixtures/wire`; those that show little else come first. */
export function transcriptsByQuirk(): ReadonlyMap<string, readonly string[]> {
  const transcripts = globSync('*/*.http', { cwd: folder })
    .map((file) => ({ file: file.replaceAll('\\', '/'), quirks: readQuirks(file) }))
    .sort(
      (one, other) => one.quirks.length - other.quirks.length || (one.file < other.file ? -1 : 1),
    )
  const found = new Map<string, string[]>()
  for (const { file, quirks } of transcripts)
    for (const quirk of quirks) found.set(quirk, [...(found.get(quirk) ?? []), file])
  return found
}

/** A transcript names its quirks once for all of it, before the first request. */
function readQuirks(file: string): readonly string[] {
  const text = readFileSync(join(folder, file), 'utf8')
  return /^# quirks: (.*)$/m.exec(text)?.[1]?.split(', ') ?? []
}
