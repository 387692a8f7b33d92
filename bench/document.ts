import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

const file = new URL('../docs/benchmarks.md', import.meta.url)

/** Replaces what stands between the markers of a section in docs/benchmarks.md. */
export function writeSection(marker: string, content: string): void {
  const [open, close] = [`<!-- ${marker} -->`, `<!-- /${marker} -->`]
  const text = readFileSync(file, 'utf8')
  const start = text.indexOf(open)
  const end = text.indexOf(close)
  if (start < 0 || end < start) throw new Error(`docs/benchmarks.md has no section ${marker}.`)
  const before = text.slice(0, start + open.length)
  writeFileSync(file, `${before}\n\n${content.trim()}\n\n${text.slice(end)}`)
}

/** What the figures were taken on. */
export function describeMachine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  const date = new Date().toISOString().slice(0, 10)
  return `${cpus().length} cores of ${cpus()[0]?.model.trim()}, ${gigabytes} GiB, Node ${process.versions.node}, ${date}`
}
