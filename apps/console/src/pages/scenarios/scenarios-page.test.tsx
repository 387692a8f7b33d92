import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { ScenariosPage } from './scenarios-page.tsx'

const sandbox = useSandbox({
  seed: { groups: [{ name: 'Engineering' }, { name: 'Finance' }, { name: 'Support' }] },
})

/** Shows the page, and finds the card of a scenario. */
async function showScenario(title: string) {
  const user = renderPage(<ScenariosPage />)
  const card = within(await screen.findByRole('listitem', { name: title }))
  const run = () => card.getByRole<HTMLButtonElement>('button', { name: 'Run' })
  return { user, card, run }
}

it('runs a scenario with its parameters and leads to what followed', async () => {
  const { user, card, run } = await showScenario('Hire people')
  const field = card.getByLabelText('Number of new users')
  await user.clear(field)
  await user.type(field, '2')
  await user.click(run())
  const steps = await screen.findByRole('list', { name: 'Steps' })
  const links = within(steps).getAllByRole('link')
  const hired = await sandbox.users.list()
  expect(links.map((link) => link.textContent)).toEqual(
    expect.arrayContaining(hired.map(({ username }) => `${username} was created.`)),
  )
  expect(hired.map(({ id }) => id)).toContain(links[0]?.getAttribute('href')?.split('/').at(-1))
  await screen.findByText('Nothing left to provision')
})

it('does not run with a value that is out of range', async () => {
  const { user, card, run } = await showScenario('Hire people')
  await user.type(card.getByLabelText('Number of new users'), '000')
  await screen.findByText('A whole number from 1 to 1,000.')
  expect(run().disabled).toBe(true)
})

it('says why the sandbox refuses', async () => {
  const { user, card, run } = await showScenario('Reorganise')
  await user.type(card.getByRole('combobox', { name: 'The group whose members move' }), '!')
  await user.click(run())
  expect((await screen.findByRole('alert')).textContent).toBe(
    'There is no group Support!. Known are: Engineering, Finance, Support.',
  )
})

it('offers the groups of the directory where a scenario names one', async () => {
  const { user, card, run } = await showScenario('Reorganise')
  const ran = sandbox.watch()
  await user.click(card.getByRole('combobox', { name: 'The group whose members move' }))
  await user.keyboard('{ArrowDown}')
  await user.click(await screen.findByRole('option', { name: 'Finance' }))
  await user.click(run())
  await screen.findByText(/There was no user to change/)
  expect(ran).toMatchObject([{ body: { from: 'Finance' } }])
})
