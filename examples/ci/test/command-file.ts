import { readFileSync } from 'node:fs'

/**
 * Reads the names and values that a script has written to the file of `GITHUB_OUTPUT` or `GITHUB_ENV`. Throws for any other line.
 *
 * @see {@link https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files Environment files}
 */
export function readCommandFile(file: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  const lines = readFileSync(file, 'utf8').split('\n')
  if (lines.pop() !== '') throw new Error(`The last line of ${file} has no end.`)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const [, name = '', sign, text = ''] = /^([\w-]+)(=|<<)(.*)$/.exec(line) ?? []
    if (sign === undefined) throw new Error(`This line gives no name a value: ${line}`)
    const end = sign === '=' ? index : lines.indexOf(text, index + 1)
    if (end === -1) throw new Error(`The value of ${name} does not end with ${text}.`)
    values[name] = sign === '=' ? text : lines.slice(index + 1, end).join('\n')
    index = end
  }
  return values
}
