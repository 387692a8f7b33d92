import type { Page } from 'playwright-core'
import type { Ready } from '../examples/headless/provision.ts'
import { openCheck, openFinding, openRunningCheck } from './check-steps.ts'
import {
  button,
  openCatalogue,
  openGeneral,
  nameConnection,
  authenticate,
  chooseTarget,
  nameRule,
  editMapping,
  planNarrowerFilter,
  groupConditions,
  openTab,
  openFirstRow,
  openStory,
  openChange,
  openUpdate,
  connectNothing,
  checkTargetUsers,
  listFaults,
  refuseFault,
  openStage,
} from './screen-steps.ts'
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
  // Towards the end, since its requests are among those to the reference server.
  { name: 'check', path: `${environment}/check` },
  { name: 'check-report', path: `${environment}/check`, arrange: openCheck },
  { name: 'check-finding', path: `${environment}/check`, arrange: openFinding },
  { name: 'check-running', path: `${environment}/check`, arrange: openRunningCheck },
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

/** Where a console is, and the environment that its screens show. */
export interface ShownConsole {
  readonly console: string
  readonly environmentId: string
}

/** The address of a screen, from the root of its console. */
export const addressOf = ({ path }: Screen, { environmentId }: ShownConsole): string =>
  path.replace(':id', environmentId)

/** Opens a screen as it is worth looking at; what comes back waits until the page is at a standstill again. */
export async function openScreen(
  page: Page,
  screen: Screen,
  shown: ShownConsole,
): Promise<() => Promise<void>> {
  const settle = followPage(page)
  await page.goto(shown.console + addressOf(screen, shown))
  await arrangeScreen(page, screen, settle)
  return settle
}

/** Brings a screen that the page has begun to show into the state that is worth looking at. */
export async function arrangeScreen(
  page: Page,
  { arrange }: Screen,
  settle: () => Promise<void>,
): Promise<void> {
  await page.getByRole('heading').first().waitFor()
  await settle()
  await arrange?.(page)
  await settle()
  await page.getByText('Loading…', { exact: true }).first().waitFor({ state: 'detached' })
  await settle()
}
