import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Locator, Page } from 'playwright-core'
import { launchBrowser } from '../../e2e/browser.ts'
import { startSandbox, type SandboxProcess } from '../../e2e/sandbox-process.ts'
import { present, presentationFlags, presentationHelp } from '../presentation.ts'
import { formatFigure, type Table } from '../table.ts'
import { fillJournal } from './fill-journal.ts'
import { measureScroll, type ScrollFigures } from './scroll.ts'

const help = `pnpm bench console [flags]

  --entries <n>    entries of the journal, default 1000000
  --users <n>      users of the directory, default 100000
  --quick          a small journal and a short scroll: shows that all works, measures nothing
${presentationHelp}`

/** What came out, in milliseconds and bytes. */
export interface ConsoleFigures {
  readonly entries: number
  readonly users: number
  /** The control API by query. */
  readonly queries: Readonly<Record<string, number>>
  /** Of the activity. */
  readonly scrolls: Readonly<Record<string, ScrollFigures>>
  /** Of the users. */
  readonly userScrolls: Readonly<Record<string, ScrollFigures>>
  /** Script of the first visit after gzip, by page. */
  readonly scripts: Readonly<Record<string, number>>
}

/** Measures the console over a long journal and a large directory, in a browser, and prints what came out. */
export async function benchConsole(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      entries: { type: 'string', default: '1000000' },
      users: { type: 'string', default: '100000' },
      quick: { type: 'boolean', default: false },
      ...presentationFlags,
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return
  }
  const entries = values.quick ? 5000 : Number(values.entries)
  const users = values.quick ? 2000 : Number(values.users)
  if (!(entries > 0)) throw new Error(`“${values.entries}” is no number above zero.`)
  if (!(users > 0)) throw new Error(`“${values.users}” is no number above zero.`)
  const folder = mkdtempSync(join(tmpdir(), 'bench-console-'))
  try {
    process.stderr.write(`${entries.toLocaleString('en')} entries …\n`)
    await fillJournal(folder, entries)
    const turns = values.quick ? 20 : 300
    const figures = {
      ...(await measure(folder, entries, turns)),
      users,
      userScrolls: await measureUsers(users, turns),
    }
    present(
      {
        figures,
        tables: [tableOf(figures)],
        conditions: 'Chromium without a graphics processor',
        marker: 'bench:console',
      },
      values,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type JournalFigures = Omit<ConsoleFigures, 'users' | 'userScrolls'>

async function measure(folder: string, entries: number, turns: number): Promise<JournalFigures> {
  const keep = String(entries + 1000)
  await using sandbox = await startSandbox([
    ...['--data-dir', folder, '--users', '3', '--journal-entries', keep, '--journal-days', '0'],
  ])
  const launch = await launchBrowser()
  if ('missing' in launch) throw new Error(launch.missing)
  try {
    const page = await launch.browser.newPage({ viewport: { width: 1440, height: 900 } })
    return {
      entries,
      queries: await measureQueries(sandbox),
      scripts: await measureScripts(page, sandbox),
      scrolls: await measureScrolls(page, sandbox, turns),
    }
  } finally {
    await launch.browser.close()
  }
}

const queries = {
  'newest 200 changes': '',
  'of a status': '&status=failed',
  'of a rule': '&ruleId=rule',
  'of a user': '&subjectId=user-77',
  'a search that finds one': '&search=ada.6.',
  'a search that finds nothing': '&search=nobody',
}

async function measureQueries({ ready }: SandboxProcess): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  for (const [name, query] of Object.entries(queries)) {
    const start = performance.now()
    // One at a time: each is to have the server for itself.
    // oxlint-disable-next-line no-await-in-loop
    const response = await fetch(`${ready.control}/changes?limit=200${query}`)
    if (!response.ok) throw new Error(`${name}: ${response.status}`)
    // oxlint-disable-next-line no-await-in-loop
    await response.text()
    figures[name] = performance.now() - start
  }
  return figures
}

async function measureScripts(
  page: Page,
  { ready }: SandboxProcess,
): Promise<Record<string, number>> {
  const environment = `${ready.console}/environments/${ready.environmentId}`
  const figures: Record<string, number> = {}
  for (const [name, path] of [
    ['Overview', ''],
    ['Activity', '/activity'],
    ['Users', '/users'],
  ] as const) {
    let bytes = 0
    const loads: Promise<void>[] = []
    page.removeAllListeners('response')
    page.on('response', (response) => {
      if (!response.ok() || response.request().resourceType() !== 'script') return
      const load = response.body().then((body) => void (bytes += gzipSync(body).length))
      // It is awaited below; until then a failure is no unhandled one.
      load.catch(() => {})
      loads.push(load)
    })
    // oxlint-disable-next-line no-await-in-loop
    await page.goto(environment + path)
    let before: number
    do {
      before = loads.length
      // What is loaded lazily; the stream never lets the network rest.
      // oxlint-disable-next-line no-await-in-loop
      await page.waitForTimeout(2000)
      // oxlint-disable-next-line no-await-in-loop
      await Promise.all(loads)
    } while (loads.length > before)
    figures[name] = bytes
  }
  return figures
}

async function measureScrolls(
  page: Page,
  { ready }: SandboxProcess,
  turns: number,
): Promise<Record<string, ScrollFigures>> {
  await page.addInitScript(() => localStorage.setItem('guide', 'false'))
  await page.goto(`${ready.console}/environments/${ready.environmentId}/activity`)
  return scrollThrough(page, page.getByRole('list', { name: 'Activity' }), turns)
}

async function measureUsers(users: number, turns: number): Promise<Record<string, ScrollFigures>> {
  await using sandbox = await startSandbox(['--users', String(users)])
  const { ready } = sandbox
  const launch = await launchBrowser()
  if ('missing' in launch) throw new Error(launch.missing)
  try {
    const page = await launch.browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addInitScript(() => localStorage.setItem('guide', 'false'))
    await page.goto(`${ready.console}/environments/${ready.environmentId}/users`)
    return await scrollThrough(page, page.getByRole('grid', { name: 'Users' }), turns)
  } finally {
    await launch.browser.close()
  }
}

async function scrollThrough(
  page: Page,
  list: Locator,
  turns: number,
): Promise<Record<string, ScrollFigures>> {
  await list.getByRole('button').first().waitFor()
  // What the first visit loads is not what is measured.
  await page.waitForTimeout(2000)
  return {
    'slowly down': await measureScroll(page, list, { step: 400, turns }),
    'fast down': await measureScroll(page, list, { step: 3000, turns }),
    'back up': await measureScroll(page, list, { step: -1500, turns }),
  }
}

const longestFrame = 50
/** As `load-limits.ts` of the console has them. */
const mostScript = (page: string) => (page === 'Overview' ? 175_000 : 210_000)

function tableOf({ queries: asked, scripts, ...figures }: ConsoleFigures): Table {
  return {
    head: ['', 'aim', 'measured', 'met'],
    sections: [
      ...scrollSections(`${figures.entries.toLocaleString('en')} journal entries`, figures.scrolls),
      ...scrollSections(`${figures.users.toLocaleString('en')} users`, figures.userScrolls),
      {
        title: 'A page of changes from the control API, ms, asked once',
        rows: Object.entries(asked).map(([name, ms]) => [name, '', formatFigure(ms), '']),
      },
      {
        title: 'Script of the first visit, bytes after gzip',
        rows: Object.entries(scripts).map(([name, bytes]) => [
          name,
          `≤ ${mostScript(name).toLocaleString('en')}`,
          formatFigure(bytes),
          met(bytes <= mostScript(name)),
        ]),
      },
    ],
  }
}

function scrollSections(
  what: string,
  scrolls: Readonly<Record<string, ScrollFigures>>,
): Table['sections'] {
  return [
    {
      title: `Longest task of the page while scrolling through ${what}, ms of the processor`,
      rows: Object.entries(scrolls).map(([name, { busy, frames, distance }]) => [
        `${name}: ${Math.round(distance).toLocaleString('en')} px in ${frames.toLocaleString('en')} frames`,
        `≤ ${longestFrame}`,
        formatFigure(busy),
        met(busy <= longestFrame),
      ]),
    },
    {
      title: 'Slowest frame by the clock, ms, other work on the machine included',
      rows: Object.entries(scrolls).map(([name, { slowest }]) => [
        name,
        '',
        formatFigure(slowest),
        '',
      ]),
    },
  ]
}

const met = (isMet: boolean) => (isMet ? 'yes' : 'no')
