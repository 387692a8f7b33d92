import type { Locator, Page } from 'playwright-core'

/** The plan that is shown before a save. */
export const planQuestion = (page: Page): Locator =>
  page.getByRole('alertdialog').filter({ has: page.getByRole('button', { name: 'Keep editing' }) })

/** Saves what a plan was shown of: presses the last button, which stands beside *Keep editing*. */
export async function confirmPlan(page: Page): Promise<void> {
  const question = planQuestion(page)
  // While the plan is not there, the button says that it does not wait.
  await question.getByText('nothing was written').waitFor()
  await question.getByRole('button').last().click()
  await question.waitFor({ state: 'detached' })
}

/** Saves what may send nothing, whose plan is not shown then: `saved` is what the page says afterwards. */
export async function saveThroughPlan(page: Page, saved: Locator): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const question = planQuestion(page)
  await question.or(saved).first().waitFor()
  if (await question.isVisible()) await confirmPlan(page)
  await saved.waitFor()
}
