import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pages } from './pages.ts'

for (const { file, content } of pages) {
  writeFileSync(join(import.meta.dirname, file), content)
  process.stdout.write(`docs/${file}\n`)
}
