import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { record, recordings, transcriptFolder } from './transcripts.ts'

rmSync(transcriptFolder, { recursive: true, force: true })
for (const recording of recordings) {
  const path = join(transcriptFolder, recording.file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, await record(recording))
  process.stdout.write(`fixtures/wire/${recording.file}\n`)
}
