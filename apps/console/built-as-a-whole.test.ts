import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { expect, it, onTestFinished } from 'vitest'
import { builtAsAWhole } from './built-as-a-whole.ts'

function createProject() {
  const root = mkdtempSync(join(tmpdir(), 'built-as-a-whole-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const page = join(root, 'index.html')
  return {
    write: (text: string) => writeFileSync(page, `<p>${text}</p>`),
    build: (...plugins: Plugin[]) =>
      build({
        root,
        configFile: false,
        logLevel: 'silent',
        plugins: [builtAsAWhole(), ...plugins],
      }),
    built: () => readFileSync(join(root, 'dist/index.html'), 'utf8'),
    folders: () => readdirSync(root).filter((name) => name.startsWith('dist')),
  }
}

it('keeps the former build until the next is complete', async () => {
  const project = createProject()
  project.write('first')
  await project.build()
  project.write('second')
  let meanwhile = ''
  await project.build({ name: 'read', writeBundle: () => void (meanwhile = project.built()) })
  expect(meanwhile).toContain('first')
  expect(project.built()).toContain('second')
  expect(project.folders()).toEqual(['dist'])
})

it('keeps the former build when the next fails', async () => {
  const project = createProject()
  project.write('first')
  await project.build()
  const fail: Plugin = {
    name: 'fail',
    generateBundle() {
      throw new Error('Too heavy.')
    },
  }
  await expect(project.build(fail)).rejects.toThrow('Too heavy.')
  expect(project.built()).toContain('first')
  expect(project.folders()).toEqual(['dist'])
})
