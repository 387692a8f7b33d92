import type { CheckExchange, CheckReport } from '@pingone-sandbox/contract'
import { formatCurl, runnableRequest } from '@pingone-sandbox/workspace'
import { pathText, requestText, responseText, statusText } from '../exchange-text.ts'
import { markup, type Markup } from './markup.ts'

/** Longer messages have no colours. */
const longestColoured = 20_000

/** One exchange: a line, and when it is open both messages. */
export function exchangeMarkup(
  exchange: CheckExchange,
  { report, isOpen }: { readonly report: CheckReport; readonly isOpen: boolean },
): Markup {
  const { id, request, response, sender, summary, durationMs } = exchange
  const isBad = response === undefined || response.status >= 400
  const path = pathText(exchange, report)
  const line = `${request.method} ${path}`
  return markup`<details class="exchange" id="exchange-${id}" ${isOpen && markup` open`}>
    <summary>
      <code class="method">${request.method}</code> <code class="path">${path}</code>
      <span class="from">${sender === 'pingone' ? 'PingOne' : 'the check'}</span>
      <code class="status${isBad && ' bad'}">${statusText(exchange)}</code>
      <span class="time">${Math.round(durationMs)} ms</span>
    </summary>
    <div class="messages">
      <p>${summary}</p>
      ${messageMarkup({
        ...{
          title: 'Request',
          form: 'request',
          text: requestText(exchange),
          label: `Request ${line}`,
        },
        extra: markup`<button
          type="button"
          hidden
          data-copy="curl"
          data-text="${curlOf(exchange, report)}"
        >
          Copy cURL
        </button>`,
      })}
      ${messageMarkup({
        ...{
          title: 'Answer',
          form: 'response',
          text: responseText(exchange),
          label: `Answer to ${line}`,
        },
      })}
    </div>
  </details> `
}

interface Message {
  readonly title: string
  readonly form: 'request' | 'response'
  readonly text: string
  /** The name of the scrolled region. */
  readonly label: string
  readonly extra?: Markup
}

const messageMarkup = ({ title, form, text, label, extra }: Message) =>
  markup`<div class="message">
    <div class="heading">
      <span class="name">${title}</span>
      <span class="buttons"
        >${extra}<button type="button" hidden data-copy="${form}">Copy</button></span
      >
    </div>
    <pre tabindex="0" role="group" aria-label="${label}">${coloured(text)}</pre>
  </div>`

/** Colours the keys and the values of a message on several lines. */
function coloured(text: string): Markup | string {
  if (text.length > longestColoured) return text
  return markup`${text.split('\n').map((line, index) => [index > 0 && '\n', colouredLine(line)])}`
}

function colouredLine(line: string): Markup | string {
  const [, indent = '', key, separator = '', value = ''] =
    /^(\s*)("(?:[^"\\]|\\.)*"|[\w-]+)(: ?)(.*)$/.exec(line) ?? []
  if (key === undefined) return line
  return markup`${indent}<span class="key">${key}</span>${separator}<span class="value"
      >${value}</span
    >`
}

/** The command that sends the request again; the credentials of PingOne's requests, as variables, where the check's own lack them. */
function curlOf(exchange: CheckExchange, { exchanges }: CheckReport): string {
  const authorization = exchanges.find(({ request }) => request.headers['authorization'])?.request
    .headers['authorization']
  const { request } = exchange
  const headers =
    authorization === undefined ? request.headers : { authorization, ...request.headers }
  return formatCurl(runnableRequest({ ...exchange, request: { ...request, headers } }))
}
