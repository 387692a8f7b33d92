import type { RunnableRequest, Template, Variable } from './runnable-request.ts'

/**
 * Writes a request as an `.http` file, which Visual Studio Code (REST Client) and the editors of JetBrains send. Its first lines set
 * the variables.
 *
 * @see {@link https://github.com/Huachao/vscode-restclient#file-variables}
 * @see {@link https://www.jetbrains.com/help/idea/http-client-variables.html}
 */
export function formatHttpFile(
  { method, url, headers, body, variables }: RunnableRequest,
  summary: string,
): string {
  const request = [
    `### ${summary.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`,
    `${method} ${write(url)}`,
    ...headers.map(([name, value]) => `${name}: ${write(value)}`),
    // A line break at the end would belong to the body.
    ...(body === undefined ? [''] : ['', write(body)]),
  ].join('\n')
  const settings = [
    ...variables.map((variable) => `@${variable.name} = ${valueOf(variable)}`),
    ...(request.includes(openingBrace) ? ['@BRACE = {'] : []),
  ]
  return [...settings, ...(settings.length > 0 ? [''] : []), request].join('\n')
}

const valueOf = ({ value, isBasic }: Variable): string => (isBasic ? `base64 of ${value}` : value)

const openingBrace = '{{BRACE}}'

/** Two opening braces would begin a variable. */
const write = (template: Template): string =>
  template
    .map((part, at) =>
      typeof part === 'string'
        ? part.replaceAll(at + 1 < template.length ? /\{(?=\{|$)/g : /\{(?=\{)/g, openingBrace)
        : `{{${part.name}}}`,
    )
    .join('')
