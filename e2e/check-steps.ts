import type { SandboxControl } from '@pingone-sandbox/client'
import type { Page } from 'playwright-core'

type CheckRun = Awaited<ReturnType<SandboxControl['checks']>>[number]
type CheckRecord = Awaited<ReturnType<SandboxControl['check']>>

// What brings the screens of a check into the state that is worth looking at.

/** Opens a check of the reference server that has found something. The first call makes it. */
export async function openCheck(page: Page): Promise<void> {
  const id = await page.evaluate(makeCheck, [
    'active-ignored',
    'created-without-location',
    'no-put',
  ])
  await page.goto(`${addressOf(page)}/${id}`)
  await page
    .getByRole('region', { name: 'Findings', exact: true })
    .getByRole('button')
    .first()
    .waitFor()
}

/** Opens the gravest finding of that check. */
export async function openFinding(page: Page): Promise<void> {
  await openCheck(page)
  await page
    .getByRole('region', { name: 'Findings', exact: true })
    .getByRole('button')
    .first()
    .click()
  await page.getByRole('heading', { name: 'How to fix it' }).waitFor()
}

/** Shows a check that is half done, which none is for long enough. */
export async function openRunningCheck(page: Page): Promise<void> {
  await openCheck(page)
  const id = page.url().split('/').at(-1) ?? ''
  const address = `**/_sandbox/checks/${id}`
  await page.route(address, async (route) => {
    const response = await route.fetch()
    const {
      report: _,
      verdict: __,
      summary: ___,
      counts: ____,
      ...check
    } = (await response.json()) as CheckRecord
    const findings = check.findings.slice(0, 6)
    const { progress } = check
    const now = progress && { ...progress, doing: 'A user is renamed', done: findings.length }
    await route.fulfill({ json: { ...check, findings, progress: now, status: 'running' } })
  })
  await page.reload()
  await page.getByRole('progressbar', { name: 'Progress of the check' }).waitFor()
}

/** The address of *Check my endpoint*. */
const addressOf = (page: Page): string =>
  page.url().replace(/(\/environments\/[^/]+).*/, '$1/check')

/** Runs in the page. */
async function makeCheck(active: readonly string[]): Promise<string> {
  async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`/_sandbox${path}`, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    return (await response.json()) as Answer
  }
  const { checks } = await call<{ checks: readonly CheckRun[] }>('GET', '/checks')
  const known = checks.find(({ verdict }) => verdict === 'breaks')
  if (known) return known.id
  const info = await call<{ scim: string; scimToken: string }>('GET', '/info')
  await call('PUT', '/misbehaviours', { active })
  const { id } = await call<CheckRun>('POST', '/checks', {
    ...{ url: info.scim, token: info.scimToken },
    only: ['connection', 'users', 'names'],
  })
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- until it has ended
    const { status } = await call<CheckRun>('GET', `/checks/${id}`)
    if (status !== 'running') break
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await call('PUT', '/misbehaviours', { active: [] })
  return id
}
