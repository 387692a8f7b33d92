import { type CheckReport, checkVerdicts } from '@pingone-sandbox/contract'
import { type Assessment, findingsOf } from '../assess.ts'
import { createStanding } from '../standing.ts'
import { verdictWords } from '../verdict-words.ts'
import { exchangeMarkup } from './exchanges.ts'
import { findingMarkup } from './findings.ts'
import { markup, type Markup } from './markup.ts'
import { script } from './script.ts'
import { style } from './style.ts'

/**
 * Formats a report as one HTML file with every exchange.
 *
 * It requests nothing, and its policy allows only its own style and script. It is read and filtered without scripts; copying needs
 * them.
 */
export async function formatHtml(report: CheckReport, assessment: Assessment): Promise<string> {
  const standingOf = createStanding(assessment)
  const shown = new Set<string>()
  const policy = [
    "default-src 'none'",
    `style-src '${await hashOf(style)}'`,
    `script-src '${await hashOf(script)}'`,
    ...['img-src data:', "base-uri 'none'", "form-action 'none'"],
  ].join('; ')
  const findings = findingsOf(report).map((each) =>
    findingMarkup(each, { report, shown, standing: standingOf(each.finding) }),
  )
  const others = report.exchanges.filter(({ id }) => !shown.has(id))
  const { html } = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${verdictWords[report.verdict]} · PingOne check of ${report.endpoint}</title>
        <link rel="icon" href="data:," />
        <style>${{ html: style }}</style>
      </head>
      <body>
        <main>
          <h1>PingOne check of <code>${report.endpoint}</code></h1>
          ${headline(report, assessment)} ${leftOf(report)} ${filters(report)} ${findings}
          ${readingsOf(report)}
          ${
            others.length > 0 &&
            markup`<h2>Other exchanges</h2>
              <div class="exchanges">
                ${others.map((exchange) => exchangeMarkup(exchange, { report, isOpen: false }))}
              </div>`
          }
          <footer>
            Written by pingone-sandbox, a simulator that is not affiliated with Ping Identity.
            Everything that the check made carries the marker <code>${report.marker}</code>; of
            other resources the report has ids and attribute names only.
          </footer>
        </main>
        <p id="copied" role="status"></p>
        <script>${{ html: script }}</script>
      </body>
    </html> `
  return html
}

function headline(report: CheckReport, { failing, known, newChecks }: Assessment): Markup {
  const { verdict, summary, profile, ledger, version, at, requests, durationMs } = report
  const facts = [
    ['Profile', profile],
    ['Ledger', ledger],
    ['Version', version],
    ['Time', at.slice(0, 19).replace('T', ' ') + ' UTC'],
    ['Requests', `${requests} in ${(durationMs / 1000).toFixed(1)} s`],
  ] as const
  return markup`<div class="verdict ${verdict}">
    <p>${summary}</p>
    ${
      known.length + newChecks.length > 0 &&
      markup`<p>
        Beside the baseline: ${known.length} known, ${newChecks.length} of new checks,
        ${failing.length} new.
      </p>`
    }
    <dl class="facts">
      ${facts.map(
        ([name, value]) =>
          markup`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </div>`
}

const leftOf = ({ left }: CheckReport) =>
  left.length > 0 &&
  markup`<div class="note">
    <p><strong>${left.length} resources of the check remain at the endpoint.</strong></p>
    <ul>
      ${left.map(
        ({ type, name, id, reason }) =>
          markup`<li>${type} <code>${name || id}</code>: ${reason}</li>`,
      )}
    </ul>
  </div>`

/** The readings under which the endpoint does worse; the others are folded. */
function readingsOf({ readings }: CheckReport): Markup | undefined {
  const [first, ...others] = readings
  if (first === undefined || others.length === 0) return undefined
  const worse = others.filter((reading) => reading.worse.length > 0)
  const same = others.filter((reading) => reading.worse.length === 0)
  return markup`<h2>Readings of PingOne's behaviour</h2>
    <p>
      ${readings.length} readings were tried. The endpoint does worse than under
      <code>${first.id}</code> under ${worse.length === 0 ? 'none' : worse.length} of them.
    </p>
    ${worse.length > 0 && readingsTable(worse)}
    ${
      same.length > 0 &&
      markup`<details class="behaviours">
        <summary>${same.length} readings without a difference</summary>
        <ul>
          ${same.map(({ id }) => markup`<li><code>${id}</code></li>`)}
        </ul>
      </details>`
    }`
}

const readingsTable = (readings: CheckReport['readings']) =>
  markup`<table>
    <thead>
      <tr>
        <th scope="col">Verdict</th>
        <th scope="col">Reading</th>
        <th scope="col">Worse</th>
      </tr>
    </thead>
    <tbody>
      ${readings.map(
        ({ id, verdict, worse }) =>
          markup`<tr>
            <td><span class="badge ${verdict}">${verdictWords[verdict]}</span></td>
            <td><code>${id}</code></td>
            <td>
              ${worse.map((finding) => markup`<a href="#${finding.id}@${id}">${finding.id}</a> `)}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`

const filters = ({ counts }: CheckReport) =>
  markup`<h2>Checks</h2><fieldset class="filters">
    <legend>Show the checks with the verdict</legend>
    ${checkVerdicts
      .filter((verdict) => counts[verdict] > 0)
      .map(
        (verdict) =>
          markup`<label
            ><input type="checkbox" id="show-${verdict}" checked /> ${verdictWords[verdict]}
            ${counts[verdict]}</label
          >`,
      )}
  </fieldset>`

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
}
