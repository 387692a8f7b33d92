import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { connectReferenceServer } from './reference-connection.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'

interface Store {
  readonly name: string
  readonly description?: string
  readonly image?: { readonly href: string }
  readonly managed?: boolean
  readonly configuration: Readonly<Record<string, unknown>>
}

/** What a person does in the wizard. */
function handsOn(page: Page) {
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  return {
    field,
    button: (name: string | RegExp) => page.getByRole('button', { name }).first(),
    secret: (name: string) => page.getByLabel(name, { exact: true }),
    radio: (name: string) => page.getByRole('radio', { name, exact: true }),
    toggle: (name: string) => page.getByRole('switch', { name, exact: true }),
    box: (name: string) => page.getByRole('checkbox', { name, exact: true }),
    fill: async (fields: Readonly<Record<string, string>>) => {
      for (const [name, text] of Object.entries(fields)) await field(name).fill(text)
    },
    choose: async (label: string, option: string) => {
      await page.getByRole('button', { name: new RegExp(`${label}$`) }).click()
      await page.getByRole('option', { name: option, exact: true }).click()
    },
  }
}

async function openWizard(page: Page, { ready }: SandboxProcess): Promise<void> {
  await page.goto(
    `${ready.console}/environments/${ready.environmentId}/provisioning/connections/new`,
  )
}

async function goToAuthentication(page: Page, name: string): Promise<void> {
  const { button, field } = handsOn(page)
  await button('Select Identity Store').click()
  await button('Select SCIM Outbound').click()
  await button('Next').click()
  await field('Name').fill(name)
  await button('Next').click()
}

async function storeNamed({ ready }: SandboxProcess, name: string): Promise<Store | undefined> {
  const call = createPlatformCaller(ready)
  const { _embedded: found } = await call<{ _embedded: { stores: Store[] } }>(
    'GET',
    '/propagation/stores',
  )
  return found.stores.find((store) => store.name === name)
}

it('saves every field of the wizard', async (context) => {
  await using sandbox = await startSandbox(['--users', '3'])
  const page = await openPage(context)
  const { button, secret, box, radio, toggle, fill, choose, field } = handsOn(page)
  await openWizard(page, sandbox)
  await button('Select Identity Store').click()
  await button('Select SCIM Outbound').click()
  await button('Next').click()
  await fill({ Name: 'Everything', Icon: 'not a URL', Description: 'Each field once' })
  await button('Next').click()
  await page.getByText('Icon must be a URL.').waitFor()
  await field('Icon').fill('https://vendor.test/icon.png')
  await button('Next').click()

  await fill({
    'SCIM BASE URL': 'http://127.0.0.1:9/scim',
    'Users Resource': '/People',
    'Groups Resource': '/Teams',
  })
  await choose('SCIM Version', '1.1')
  await choose('Authentication Method', 'Basic Authentication')
  await field('Basic Auth User').fill('ada')
  await secret('Basic Auth Password').fill('lovelace')
  await choose('Authentication Method', 'OAuth 2 Client Credentials')
  await fill({ 'OAuth Token Request': 'http://127.0.0.1:9/token', 'OAuth Client ID': 'client' })
  await secret('OAuth Client Secret').fill('s3cret')
  await choose('Auth Type Header', 'Custom')
  await button('Next').click()
  await page.getByText('Custom Header is required.').waitFor()
  await secret('Custom Header').fill('Token s3cret')
  await button('Next').click()

  // The lint explains, the preview shows a user’s lookup, and one press repairs.
  await page.getByText('Write userName eq "%s" instead').waitFor()
  const preview = page.getByRole('region', { name: 'Filter preview' }).getByRole('status')
  await expect.poll(() => preview.innerText()).toMatch(/^username Eq "[\w.]+"$/)
  await button('Change it').click()
  await expect.poll(() => field('User Filter Expression').inputValue()).toBe('userName eq "%s"')
  await field('User Filter Expression').fill('emails.value eq "ada"')
  await page.getByText('There is no %s in it').waitFor()
  await field('User Filter Expression').fill('emails.value eq "%s"')
  await choose('User Identifier', 'workEmail')
  await expect.poll(() => preview.innerText()).toMatch(/^emails\.value eq "[^"]+@[^"]+"$/)

  await field('Custom Attribute Schema URNs').fill('urn:example:vendor:2.0:User')
  await radio('Merge').click()
  for (const action of ['creation', 'updation', 'deprovision'])
    await box(`Enable users ${action}`).click()
  await toggle('Enable users disable').click()
  await choose('Remove Action', 'Disable')
  await toggle('Deprovision on rule deletion').click()
  await button('Save').click()
  await page.getByRole('switch', { name: 'Enable Everything' }).waitFor()

  expect(await storeNamed(sandbox, 'Everything')).toMatchObject({
    description: 'Each field once',
    image: { href: 'https://vendor.test/icon.png' },
    managed: true,
    status: 'INACTIVE',
    configuration: {
      SCIM_URL: 'http://127.0.0.1:9/scim',
      SCIM_VERSION: '1.1',
      USERS_RESOURCE: '/People',
      GROUPS_RESOURCE: '/Teams',
      AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
      AUTHORIZATION_TYPE: 'Custom',
      OAUTH_TOKEN_REQUEST: 'http://127.0.0.1:9/token',
      OAUTH_CLIENT_ID: 'client',
      USER_FILTER: 'emails.value eq "%s"',
      UNIQUE_USER_IDENTIFIER: 'workEmail',
      SCHEMA_EXTENSION_URNS: 'urn:example:vendor:2.0:User',
      GROUP_MEMBERSHIP_HANDLING: 'Merge',
      CREATE_USERS: false,
      UPDATE_USERS: false,
      DISABLE_USERS: false,
      DEPROVISION_USERS: false,
      REMOVE_ACTION: 'Disable',
    },
  })
})

it('shows the literal exchange of a test, and continues in spite of a failure', async (context) => {
  await using sandbox = await startSandbox(['--users', '0'])
  const page = await openPage(context)
  const { button, secret, field, choose } = handsOn(page)
  await openWizard(page, sandbox)
  await goToAuthentication(page, 'Vendor')
  await field('SCIM BASE URL').fill(sandbox.ready.scim)
  await choose('Authentication Method', 'OAuth 2 Bearer Token')
  await secret('Oauth Access Token').fill('a-wrong-token')
  await button('Test Connection').click()
  const failure = page.getByRole('alertdialog', { name: 'Test Connection Failed' })
  await failure.getByRole('button', { name: 'What was sent' }).click()
  const request = failure.getByRole('region', { name: 'Request' })
  await expect.poll(() => request.innerText()).toMatch(/^GET \/scim\/v2\/Users\?count=1 HTTP\/1\.1/)
  expect(await request.innerText()).not.toContain('a-wrong-token')
  await expect
    .poll(() => failure.getByRole('region', { name: 'Answer' }).innerText())
    .toMatch(/^HTTP\/1\.1 401/)
  await failure.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('heading', { name: 'Configure Authentication' }).waitFor()

  await secret('Oauth Access Token').fill(sandbox.ready.scimToken)
  await button('Test Connection').click()
  await page.getByText('Connection Successful').waitFor()
  await button('What was sent').click()
  const answer = page.getByRole('region', { name: 'Answer' })
  await expect.poll(() => answer.innerText()).toMatch(/^HTTP\/1\.1 200[^]+totalResults/)

  await field('SCIM BASE URL').fill('http://127.0.0.1:9/scim')
  await button('Test Connection').click()
  await failure.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Configure Preferences' }).waitFor()
})

it('keeps a draft over a reload, but never a secret', async (context) => {
  await using sandbox = await startSandbox(['--users', '0'])
  const page = await openPage(context)
  const { button, secret, field, choose } = handsOn(page)
  await openWizard(page, sandbox)
  await goToAuthentication(page, 'Half done')
  await field('SCIM BASE URL').fill('http://half.test/scim')
  await choose('Authentication Method', 'OAuth 2 Bearer Token')
  await secret('Oauth Access Token').fill('s3cret-token')
  await button('Next').click()
  await field('User Filter Expression').fill('userName eq "%s"')
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('s3cret')

  await page.reload()
  await page.getByText('You began this connection before').waitFor()
  await page.getByRole('heading', { name: 'Configure Authentication' }).waitFor()
  await expect.poll(() => field('SCIM BASE URL').inputValue()).toBe('http://half.test/scim')
  await expect.poll(() => secret('Oauth Access Token').inputValue()).toBe('')
  await secret('Oauth Access Token').fill('another')
  await button('Next').click()
  await expect.poll(() => field('User Filter Expression').inputValue()).toBe('userName eq "%s"')

  await button('Start over').click()
  await page.getByRole('heading', { name: 'Choose a connection type' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Choose a connection type' }).waitFor()
  expect(await page.getByText('You began this connection before').count()).toBe(0)
})

it('changes how requests are delivered, and shows the circuit open and close', async (context) => {
  await using sandbox = await startSandbox(['--users', '5'])
  const { ready } = sandbox
  const call = createPlatformCaller(ready)
  const refers = await connectReferenceServer({
    ready,
    call,
    userFilter: 'userName eq "%s"',
    delivery: { retries: 0, circuitThreshold: 2, circuitCoolDownMs: 60_000 },
  })
  const page = await openPage(context)
  const { button, field } = handsOn(page)
  const connection = `/provisioning/connections/${refers.targetStore.id}?tab=delivery`
  await page.goto(`${ready.console}/environments/${ready.environmentId}${connection}`)
  const circuit = page.getByRole('region', { name: 'Circuit breaker' })
  await circuit.getByText('Circuit closed').waitFor()

  await field('Requests at a time').fill('0')
  await button('Save').click()
  await page.getByText('A whole number from 1 to 64 is expected.').waitFor()
  await field('Requests at a time').fill('2')
  await field('Circuit cool-down (ms)').fill('1500')
  await button('Save').click()
  await page.getByText('apply from the next request on').first().waitFor()
  const control = controlOf(ready)
  const [state] = await control.connections()
  expect(state?.delivery).toMatchObject({
    concurrency: 2,
    circuitCoolDownMs: 1500,
    retries: 0,
  })

  await control.setFaults([{ times: 1000, effect: { kind: 'status', status: 503 } }])
  await call('POST', `/propagation/plans/${refers.plan.id}/rules`, {
    name: 'Staff',
    ...refers,
    populationExpression: 'population.id pr',
    active: true,
  })
  await call('POST', '/propagation/revisions')
  await circuit.getByText('Circuit open').waitFor()
  await circuit.getByText('Next probe').waitFor()
  await control.setFaults([])
  await circuit.getByText('Circuit closed').waitFor()
})

it('asks what becomes of memberships before the first groups of a rule', async (context) => {
  await using sandbox = await startSandbox(['--users', '0'])
  const { ready } = sandbox
  const call = createPlatformCaller(ready)
  await call('POST', '/groups', { name: 'Pilots' })
  await call('POST', '/groups', { name: 'Crew' })
  const refers = await connectReferenceServer({
    ready,
    call,
    userFilter: 'userName eq "%s"',
    delivery: {},
  })
  const rule = await call('POST', `/propagation/plans/${refers.plan.id}/rules`, {
    name: 'Staff',
    ...refers,
    active: false,
  })
  const page = await openPage(context)
  const { button, box } = handsOn(page)
  const address = `${ready.console}/environments/${ready.environmentId}/provisioning/rules`
  await page.goto(`${address}/${rule.id}?tab=groups`)
  await box('Pilots').click()
  await button('Save').click()
  const question = page.getByRole('alertdialog', { name: 'How are memberships handled?' })
  const go = question.getByRole('button', { name: 'Continue' })
  await expect.poll(() => go.isDisabled()).toBe(true)
  await question.getByText('Overwrite Group Memberships').click()
  await question.getByText('for every rule that uses it').waitFor()
  await question.getByRole('checkbox', { name: 'I understand and want to continue' }).click()
  await go.click()
  await page.getByText('The groups of the rule were saved').first().waitFor()
  expect((await storeNamed(sandbox, 'Reference server'))?.configuration).toMatchObject({
    GROUP_MEMBERSHIP_HANDLING: 'Overwrite',
  })

  // The second group needs no confirmation.
  const list = page.getByRole('list', { name: 'Groups to provision' })
  await page.getByRole('searchbox', { name: 'Search Group Name' }).fill('rew')
  await box('Pilots').waitFor({ state: 'detached' })
  await box('Crew').click()
  await page.getByRole('searchbox', { name: 'Search Group Name' }).fill('')
  await page.getByRole('button', { name: /Show groups/ }).click()
  await page.getByRole('option', { name: 'Selected Groups' }).click()
  await expect.poll(() => list.getByRole('checkbox', { checked: true }).count()).toBe(2)
  await expect
    .poll(() => list.getByRole('listitem').allInnerTexts())
    .toEqual([expect.stringContaining('Crew'), expect.stringContaining('Pilots')])
  await button('Save').click()
  await expect
    .poll(
      async () =>
        (await call<{ groups: unknown[] }>('GET', `/propagation/rules/${rule.id}`)).groups.length,
    )
    .toBe(2)
})
