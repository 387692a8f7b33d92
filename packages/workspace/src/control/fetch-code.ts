import type { RunnableRequest, Template } from './runnable-request.ts'
import { exportLine } from './shell-word.ts'

/** Writes a request as a module for Node that sends it with `fetch` and prints the answer. */
export function formatFetch(request: RunnableRequest): string {
  return [
    ...readVariables(request),
    `const response = await ${fetchCall(request)}`,
    'console.log(response.status, await response.text())',
    '',
  ].join('\n')
}

/** Reads the variables of a request from the environment; a comment says how to set them. */
export function readVariables({ variables, acceptsCertificate }: RunnableRequest): string[] {
  const settings = [
    ...variables.map(exportLine),
    ...(acceptsCertificate ? ['export NODE_TLS_REJECT_UNAUTHORIZED=0'] : []),
  ].map((line) => `// ${line}`)
  if (variables.length === 0) return settings
  return [
    ...settings,
    `const { ${variables.map(({ name }) => name).join(', ')} } = process.env`,
    '',
  ]
}

export function fetchCall({ method, url, headers, body }: RunnableRequest): string {
  return [
    `fetch(${literal(url)}, {`,
    `  method: ${quote(method)},`,
    ...(headers.length === 0
      ? []
      : [
          '  headers: {',
          ...headers.map(([name, value]) => `    ${key(name)}: ${literal(value)},`),
          '  },',
        ]),
    ...(body === undefined ? [] : [`  body: ${literal(body)},`]),
    // As the provisioning does.
    "  redirect: 'manual',",
    '})',
  ].join('\n')
}

const key = (name: string): string => (/^[a-z_$][\w$]*$/i.test(name) ? name : quote(name))

function literal(template: Template): string {
  if (template.every((part) => typeof part === 'string')) return quote(template.join(''))
  const parts = template.map((part) =>
    typeof part === 'string' ? escape(part, /`|\$(?=\{|$)/g) : `\${${part.name}}`,
  )
  return `\`${parts.join('')}\``
}

/** Writes a text as a literal of JavaScript. */
export const quote = (text: string): string => `'${escape(text, /'/g)}'`

/** Escapes a text as JSON does, except that the mark that ends the literal differs. */
const escape = (text: string, marks: RegExp): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/\\./g, (escaped) => (escaped === String.raw`\"` ? '"' : escaped))
    .replaceAll(marks, String.raw`\$&`)
