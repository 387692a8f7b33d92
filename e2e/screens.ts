import type { Page } from 'playwright-core'
import type { Ready } from '../examples/headless/provision.ts'
import { createScimReader } from './scim-reader.ts'
import { followPage } from './settled-page.ts'

/** A screen of the console, for pictures and for what must hold on every one. */
export interface Screen {
  readonly name: string
  /** `:id` stands for the environment. */
  readonly path: string
  /** Brings the screen into the state that is worth looking at. */
  readonly arrange?: (page: Page) => Promise<void>
  /** The address of a request that the sandbox refuses on this screen. */
  readonly refused?: string
  /** Holds what the page says against what the APIs say; a picture of something wrong is not taken. */
  readonly check?: (page: Page, ready: Ready) => Promise<void>
}

const environment = '/environments/:id'
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()

async function openCatalogue(page: Page): Promise<void> {
  await button(page, 'Select Identity Store').click()
  await button(page, 'Select SCIM Outbound').click()
}

async function openGeneral(page: Page): Promise<void> {
  await openCatalogue(page)
  await button(page, 'Next').click()
}

async function nameConnection(page: Page): Promise<void> {
  await openGeneral(page)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Vendor')
  await button(page, 'Next').click()
}

/** Leads to an address where no server is, with the token that the method asks for. */
async function authenticate(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'SCIM BASE URL' }).fill('http://127.0.0.1:9/scim')
  const token = page.getByLabel('Oauth Access Token', { exact: true })
  await page.locator('input').and(token).fill('a-token')
}

async function chooseTarget(page: Page): Promise<void> {
  await button(page, 'Add Reference server').click()
  await button(page, 'Continue').click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
}

async function nameRule(page: Page): Promise<void> {
  await chooseTarget(page)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Staff')
  await button(page, 'Next').click()
  await button(page, 'Add Groups').waitFor()
}

async function editMapping(page: Page): Promise<void> {
  await openTab(/^Everyone/, 'Attribute mapping')(page)
  await button(page, 'Start from the defaults').click()
  await button(page, 'Use an expression in mapping 2').click()
  await page
    .getByRole('region', { name: /^Body of/ })
    .or(page.getByText('Nothing is sent for'))
    .first()
    .waitFor()
}

/** Opens what a narrower filter sends, before it is saved. */
async function planNarrowerFilter(page: Page): Promise<void> {
  await openTab(/^Everyone/, 'Directory filter')(page)
  await page.getByRole('textbox', { name: 'Expression' }).fill('username sw "a"')
  await button(page, 'Save').click()
  await page.getByRole('alertdialog').getByRole('option').first().waitFor()
  await page.getByRole('alertdialog').getByText('nothing was written').waitFor()
}

async function groupConditions(page: Page): Promise<void> {
  await openTab(/^Everyone/, 'Directory filter')(page)
  await page
    .getByRole('textbox', { name: 'Expression' })
    .fill('enabled eq true and (title co "Manager" or memberOfGroups[name sw "Vendor"])')
  await button(page, 'Edit as conditions').click()
  await button(page, 'Who they are').click()
}

const openTab = (opener: RegExp, tab: string) => async (page: Page) => {
  await button(page, opener).click()
  await page.getByRole('tab', { name: tab }).click()
}

/** Opens the panel of the first row. Its code is fetched after the click, so a button of the panel is waited for. */
const openFirstRow = (content: string) => async (page: Page) => {
  await page.getByRole('row').nth(1).getByRole('button').first().click()
  await button(page, content).waitFor()
}

/** Opens the story of the first user. */
async function openStory(page: Page): Promise<void> {
  await openFirstRow('Edit user')(page)
  await page.getByRole('link', { name: /^Story of / }).click()
  await page.getByRole('region', { name: 'Timeline' }).getByRole('button').first().waitFor()
}

/** Opens the newest change, the update of a user. */
async function openChange(page: Page): Promise<void> {
  const list = page.getByRole('list', { name: 'Activity' })
  await list.getByRole('button').first().click()
  await list.getByRole('button', { name: /^PUT/ }).first().waitFor()
}

async function openUpdate(page: Page): Promise<void> {
  await openChange(page)
  await page.getByRole('button', { name: /^PUT/ }).first().click()
  await page.getByRole('region', { name: 'Why this request' }).waitFor()
}

/** Tries an endpoint where no server is. */
async function connectNothing(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'SCIM base URL' }).fill('http://127.0.0.1:9/scim')
  await button(page, /^Go$/).click()
  await page.getByRole('alert').waitFor()
}

/** Fails unless the first users that the page lists are at the target, as SCIM lists them. */
async function checkTargetUsers(page: Page, ready: Ready): Promise<void> {
  const stored = new Set((await createScimReader(ready).users()).map(({ userName }) => userName))
  const shown = await page.getByRole('row').allInnerTexts()
  const names = shown.slice(1, 6).map((row) => row.split(/\s/)[0])
  const wrong = names.filter((name) => !stored.has(name))
  if (names.length === 0 || wrong.length > 0)
    throw new Error(
      `The target page shows users that the target does not have: ${wrong.join(', ') || 'none'}.`,
    )
}

/** Adds those worth trying, unless they are there. */
async function listFaults(page: Page): Promise<void> {
  const faults = page.getByRole('list', { name: 'Faults', exact: true }).getByRole('listitem')
  if ((await faults.count()) > 0) return
  // No later screen creates a user, so neither affects a request.
  for (const title of ['Created, but the answer is lost', 'Not authorized'])
    await button(page, `Add “${title}”`).click()
  await faults.nth(1).waitFor()
}

/** Fills in a fault that has something wrong at several fields. */
async function refuseFault(page: Page): Promise<void> {
  await button(page, 'Add fault').click()
  await page.getByRole('textbox', { name: 'Status' }).fill('99')
  await button(page, 'Add header').click()
  await page.getByRole('textbox', { name: 'Value of header 1' }).fill('text/html')
  await page.getByRole('dialog').getByRole('button', { name: /Body$/ }).click()
  await page.getByRole('option', { name: 'JSON', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).last().click()
  await page.getByText('JSON is expected').waitFor()
}

/** Looks back at the newest request, so that there is one to see. */
async function openStage(page: Page): Promise<void> {
  await button(page, 'Step back').click()
  await page.getByText(/You see an earlier step/).waitFor()
}

const rules = `${environment}/provisioning/rules`
const connections = `${environment}/provisioning/connections`

/** Every screen, in the order of the sidebar. */
export const screens: readonly Screen[] = [
  { name: 'environments', path: '/' },
  { name: 'administrators', path: '/administrators/provisioning' },
  { name: 'overview', path: environment },
  {
    name: 'command-palette',
    path: environment,
    arrange: async (page) => {
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.keyboard.press('Control+K')
      await page.getByRole('menuitem', { name: /^Overview/ }).waitFor()
    },
  },
  {
    name: 'keyboard-shortcuts',
    path: environment,
    arrange: async (page) => {
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    },
  },
  { name: 'users', path: `${environment}/users` },
  {
    name: 'user',
    path: `${environment}/users`,
    arrange: openFirstRow('Edit user'),
  },
  { name: 'groups', path: `${environment}/groups` },
  {
    name: 'group',
    path: `${environment}/groups`,
    arrange: openFirstRow('Edit group'),
  },
  { name: 'populations', path: `${environment}/populations` },
  { name: 'connections', path: connections },
  {
    name: 'connection',
    path: connections,
    arrange: openTab(/^Reference server/, 'Configuration'),
  },
  {
    name: 'connection-delivery',
    path: connections,
    arrange: openTab(/^Reference server/, 'Delivery'),
  },
  { name: 'wizard-type', path: `${connections}/new` },
  { name: 'wizard-catalogue', path: `${connections}/new`, arrange: openCatalogue },
  { name: 'wizard-general', path: `${connections}/new`, arrange: openGeneral },
  { name: 'wizard-authentication', path: `${connections}/new`, arrange: nameConnection },
  {
    name: 'wizard-preferences',
    path: `${connections}/new`,
    arrange: async (page) => {
      await nameConnection(page)
      await authenticate(page)
      await button(page, 'Next').click()
      await page.getByRole('region', { name: 'Filter preview' }).waitFor()
    },
  },
  { name: 'rules', path: rules },
  {
    name: 'new-rule',
    path: `${rules}/new`,
    arrange: (page) => button(page, 'Add Reference server').waitFor(),
  },
  { name: 'new-rule-details', path: `${rules}/new`, arrange: chooseTarget },
  { name: 'new-rule-directory', path: `${rules}/new`, arrange: nameRule },
  {
    name: 'new-rule-groups',
    path: `${rules}/new`,
    arrange: async (page) => {
      await nameRule(page)
      await button(page, 'Add Groups').click()
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
    },
  },
  {
    name: 'new-rule-mapping',
    path: `${rules}/new`,
    arrange: async (page) => {
      await nameRule(page)
      await button(page, 'Next').click()
      await page.getByRole('region', { name: 'SCIM body' }).waitFor()
    },
  },
  { name: 'rule', path: rules, arrange: openTab(/^Everyone/, 'Overview') },
  { name: 'rule-filter', path: rules, arrange: openTab(/^Everyone/, 'Directory filter') },
  { name: 'rule-conditions', path: rules, arrange: groupConditions },
  { name: 'rule-groups', path: rules, arrange: openTab(/^Everyone/, 'Groups') },
  {
    name: 'rule-mapping',
    path: rules,
    async arrange(page) {
      await openTab(/^Everyone/, 'Attribute mapping')(page)
      // Fetched once it is in sight.
      await page.getByRole('table', { name: 'Values' }).waitFor()
    },
  },
  { name: 'rule-mapping-editor', path: rules, arrange: editMapping },
  { name: 'plan-of-a-save', path: rules, arrange: planNarrowerFilter },
  {
    name: 'unsaved-changes',
    path: rules,
    async arrange(page) {
      await editMapping(page)
      await page.getByRole('tab', { name: 'Overview' }).click()
      await page.getByRole('alertdialog', { name: 'Leave without saving?' }).waitFor()
    },
  },
  { name: 'rule-status', path: rules, arrange: openTab(/^Everyone/, 'Sync status') },
  { name: 'activity', path: `${environment}/activity`, arrange: openChange },
  { name: 'story', path: `${environment}/users`, arrange: openStory },
  {
    name: 'activity-waterfall',
    path: `${environment}/activity?view=waterfall`,
    arrange: async (page) => {
      const list = page.getByRole('list', { name: 'Activity' })
      await list.getByRole('button', { name: /Revision 1/ }).click()
      await list.getByRole('button', { name: /POST/ }).first().waitFor()
    },
  },
  {
    name: 'exchange',
    path: `${environment}/activity`,
    arrange: openUpdate,
  },
  {
    name: 'exchange-diff',
    path: `${environment}/activity`,
    arrange: async (page) => {
      await openUpdate(page)
      await button(page, 'What it changed at the target').click()
      await page.getByRole('region', { name: 'Differences' }).scrollIntoViewIfNeeded()
    },
  },
  { name: 'target', path: `${environment}/target`, check: checkTargetUsers },
  {
    name: 'target-history',
    path: `${environment}/target`,
    arrange: async (page) => {
      await page.getByRole('row').nth(1).getByRole('button').first().click()
      await page.getByRole('tab', { name: 'History' }).click()
    },
  },
  { name: 'target-requests', path: `${environment}/target?tab=requests` },
  {
    name: 'target-workbench',
    path: `${environment}/target?tab=workbench`,
    arrange: (page) => button(page, 'Send').click(),
  },
  { name: 'faults', path: `${environment}/faults`, arrange: listFaults },
  { name: 'fault', path: `${environment}/faults`, arrange: refuseFault },
  {
    name: 'lesson',
    path: `${environment}/faults`,
    arrange: async (page) => {
      // On a narrow screen the guide is folded at first.
      const opener = page.getByRole('button', { name: /^Guide/ })
      if (await opener.isVisible()) await opener.click()
      await button(page, /^Start Letter case/).click()
      await page.getByText('Switch on case-sensitive operators').waitFor()
    },
  },
  { name: 'behaviour', path: `${environment}/behaviour` },
  { name: 'scenarios', path: `${environment}/scenarios` },
  { name: 'stage', path: `${environment}/stage`, arrange: openStage },
  { name: 'settings', path: `${environment}/settings` },
  // Last, since the test is written down in Activity.
  {
    name: 'wizard-test-failed',
    path: `${connections}/new`,
    arrange: async (page) => {
      await nameConnection(page)
      await authenticate(page)
      await button(page, 'Test Connection').click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'What was sent' }).click()
    },
  },
  // Last: it adds a change to those that other screens show.
  {
    name: 'own-endpoint-refused',
    path: environment,
    arrange: connectNothing,
    refused: '/_sandbox/connect',
  },
]

/** The screens of connections and rules, which are half of them. */
export const isOfProvisioning = ({ path }: Screen) => path.startsWith(`${environment}/provisioning`)

/** Opens a screen as it is worth looking at; what comes back waits until the page is at a standstill again. */
export async function openScreen(
  page: Page,
  { path, arrange }: Screen,
  { console: origin, environmentId }: { readonly console: string; readonly environmentId: string },
): Promise<() => Promise<void>> {
  const settle = followPage(page)
  await page.goto(origin + path.replace(':id', environmentId))
  await page.getByRole('heading').first().waitFor()
  await settle()
  await arrange?.(page)
  await settle()
  await page.getByText('Loading…', { exact: true }).first().waitFor({ state: 'detached' })
  await settle()
  return settle
}
