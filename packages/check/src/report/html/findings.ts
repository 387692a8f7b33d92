import type { CheckExchange, CheckReport } from '@pingone-sandbox/contract'
import type { ReadFinding } from '../assess.ts'
import { exchangesOf, furtherDetails, inOrder, pathText } from '../exchange-text.ts'
import type { Standing } from '../standing.ts'
import { verdictWords } from '../verdict-words.ts'
import { exchangeMarkup } from './exchanges.ts'
import { markup, type Markup } from './markup.ts'

export interface FindingContext {
  readonly report: CheckReport
  readonly standing: Standing
  /** The ids of the exchanges that the page has already. */
  readonly shown: Set<string>
}

/** One finding with its exchanges; what just works is closed. */
export function findingMarkup({ finding, reading }: ReadFinding, context: FindingContext): Markup {
  const { report, standing } = context
  const { id, title, verdict, needed } = finding
  const isFirstReading = reading === report.readings[0]?.id
  const isOpen = verdict !== 'works' && verdict !== 'skipped' && standing !== 'known'
  const notes = [
    id,
    ...(standing === 'known' || standing === 'new check' ? [standing] : []),
    ...(verdict === 'not-supported' && !needed ? ['not needed'] : []),
    ...(isFirstReading ? [] : [reading]),
  ]
  return markup`<details
    class="finding"
    data-verdict="${verdict}"
    id="${isFirstReading ? id : `${id}@${reading}`}"
    ${isOpen && markup` open`}
  >
    <summary>
      <span class="badge ${verdict}">${verdictWords[verdict]}</span>
      <h3>${title}</h3>
      <code>${notes.join(' · ')}</code>
    </summary>
    <div class="content">
      <p class="what">${finding.summary}</p>
      <dl>
        ${
          finding.next !== undefined &&
          markup`<dt>What PingOne does next</dt>
            <dd>${finding.next}</dd>`
        }
        ${
          finding.fix.length > 0 &&
          markup`<dt>How to fix it</dt>
            <dd>${list(finding.fix)}</dd>`
        }
        <dt>What PingOne needs</dt>
        <dd>${finding.needs}</dd>
        ${detailsOf(furtherDetails(finding))}
        <dt>Standard</dt>
        <dd>${link(finding.section.url, finding.section.title)}</dd>
        <dt>Certainty</dt>
        <dd>${certaintyWords[finding.certainty]}${behavioursOf(finding.behaviours)}</dd>
      </dl>
      ${exchangesSection(exchangesOf(finding, report), { ...context, isOpen })}
    </div>
  </details> `
}

const certaintyWords = {
  standard: 'Required by the standard.',
  documented: 'Ping documents that PingOne does this.',
  observed: 'PingOne was observed to do this.',
  inferred: 'No public source says how PingOne does this; it is the most likely behaviour.',
} as const

const list = (lines: readonly string[]) =>
  markup`<ul>
    ${lines.map((line) => markup`<li>${line}</li>`)}
  </ul>`

const detailsOf = (details: readonly string[]) =>
  details.length > 0 &&
  markup`<dt>In detail</dt>
    <dd>${list(details)}</dd>`

const behavioursOf = (behaviours: ReadFinding['finding']['behaviours']) =>
  behaviours.length > 0 &&
  markup`<details class="behaviours">
    <summary>
      ${behaviours.length === 1 ? 'The behaviour' : `The ${behaviours.length} behaviours`} of
      PingOne behind it
    </summary>
    <ul>
      ${behaviours.map(
        ({ title, evidence, source }) =>
          markup`<li>${title} (${evidence}: ${link(source, source)})</li>`,
      )}
    </ul>
  </details>`

/** A link for an address of the web, else the text. */
const link = (url: string, text: string): Markup | string =>
  /^https?:\/\/\S+$/.test(url) ? markup`<a href="${url}" rel="noreferrer">${text}</a>` : text

function exchangesSection(
  exchanges: readonly CheckExchange[],
  { report, shown, isOpen }: FindingContext & { readonly isOpen: boolean },
) {
  if (exchanges.length === 0) return undefined
  const [decisive] = exchanges
  const items = inOrder(exchanges).map((exchange) => {
    if (shown.has(exchange.id))
      return markup`<p class="elsewhere">
        <a href="#exchange-${exchange.id}"
          >${exchange.request.method} ${pathText(exchange, report)}</a
        >
        is shown above.
      </p>`
    shown.add(exchange.id)
    return exchangeMarkup(exchange, { report, isOpen: isOpen && exchange === decisive })
  })
  const count = exchanges.length === 1 ? 'The exchange' : `${exchanges.length} exchanges`
  return markup`<section class="exchanges">
    <h4>${count}</h4>
    ${items}
  </section>`
}
