import type { Exchange } from '@pingone-sandbox/contract'
import { z } from 'zod'
import { bodyLimit, cutText } from '../tool/bounds.ts'
import { defineTool } from '../tool/tool.ts'

export const getExchange = defineTool({
  name: 'get_exchange',
  title: 'One request with its answer',
  description:
    'A request that PingOne sent to a SCIM server, and the answer: headers, bodies, and which behaviours of PingOne shaped it. Secrets are masked. With form it is a text that sends the request again.',
  changes: 'nothing',
  input: {
    exchangeId: z.string().min(1).max(200).describe('The id, as get_story has it.'),
    form: z
      .enum(['curl', 'http', 'fetch', 'test'])
      .optional()
      .describe(
        'The request as a shell command, an .http file, code, or a Vitest test; secrets are variables.',
      ),
    bodyLimit: z
      .int()
      .min(0)
      .max(6000)
      .default(bodyLimit)
      .describe(`The most characters of each body; ${bodyLimit} unless given.`),
  },
  async run({ exchangeId, form, bodyLimit: most }, { ask }) {
    if (form !== undefined) {
      const text = await ask((control) => control.copyExchange(exchangeId, form))
      return { text, data: { exchangeId, form, text } }
    }
    const exchange = await ask((control) => control.exchange(exchangeId))
    return { text: describe(exchange, most), data: summarize(exchange, most) }
  },
})

const bodyHint = 'pass a larger bodyLimit'

function describe(exchange: Exchange, most: number): string {
  const { request, response, failure, fault, quirks, misbehaviours = [] } = exchange
  return [
    `${exchange.summary} (${exchange.purpose}, attempt ${exchange.attempt}, ${Math.round(exchange.durationMs)} ms, ${exchange.at})`,
    '',
    `${request.method} ${request.url}`,
    ...headerLines(request.headers),
    ...bodyLines(request.body, most),
    ...(response
      ? [
          '',
          `${response.status}`,
          ...headerLines(response.headers),
          ...bodyLines(response.body, most),
        ]
      : []),
    ...(response?.note === undefined ? [] : ['', response.note]),
    ...(failure ? ['', `No answer that can be read: ${failure.message}`] : []),
    ...(fault ? ['', `Fault ${fault.id}: ${fault.summary}`] : []),
    ...(misbehaviours.length === 0
      ? []
      : ['', `Misbehaviours that acted: ${misbehaviours.join(', ')}`]),
    ...(quirks.length === 0 ? [] : ['', `Behaviours of PingOne: ${quirks.join(', ')}`]),
  ].join('\n')
}

const headerLines = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => `${name}: ${cutText(value, 300)}`)

const bodyLines = (body: string | undefined, most: number) =>
  body === undefined || body === '' ? [] : ['', cutText(body, most, bodyHint)]

function summarize(exchange: Exchange, most: number) {
  const { request, response, ...rest } = exchange
  const cutBody = (body: string) => cutText(body, most, bodyHint)
  return {
    ...rest,
    request: { ...request, ...(request.body !== undefined && { body: cutBody(request.body) }) },
    ...(response && { response: { ...response, body: cutBody(response.body) } }),
  }
}
