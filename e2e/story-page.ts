import type { Page } from 'playwright-core'
import type { startStoryAt } from '../apps/sandbox/test/target-story.ts'

/** What a failure is shown with: a tenant and its console. */
export type FailingTenant = Pick<
  Awaited<ReturnType<typeof startStoryAt>>,
  'sandbox' | 'call' | 'control' | 'connection' | 'outcomes'
>

/** Opens the story of a user, or of a group, by name, as wide as both columns need. */
export async function openStory(
  page: Page,
  { sandbox, call }: FailingTenant,
  { type, name }: { readonly type: 'user' | 'group'; readonly name: string },
) {
  const attribute = type === 'user' ? 'username' : 'name'
  const { _embedded: found } = await call<{ _embedded: Record<string, { id: string }[]> }>(
    'GET',
    `/${type}s?filter=${encodeURIComponent(`${attribute} eq "${name}"`)}`,
  )
  const id = found[`${type}s`]?.[0]?.id
  const { urls, credentials } = sandbox
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.addInitScript(() => localStorage.setItem('guide', 'no'))
  await page.goto(
    `${urls.console}/environments/${credentials.environmentId}/activity/${type}s/${id}`,
  )
  return {
    timeline: page.getByRole('region', { name: 'Timeline' }),
    cause: page.getByRole('region', { name: 'Cause of the failure' }),
    header: page.getByRole('main').locator('header').first(),
  }
}

export type ShownStory = Awaited<ReturnType<typeof openStory>>

/** Retries from the head of the story, once the dialog has said what is sent. */
export async function retryFromHead(
  page: Page,
  { header }: Pick<ShownStory, 'header'>,
): Promise<void> {
  await header.getByRole('button', { name: /^Retry / }).click()
  // A toast is a dialog too.
  const dialog = page.getByRole('alertdialog', { name: /^Retry .+\?$/ })
  await dialog.getByText('The target was read, nothing was written.').waitFor()
  await dialog.getByRole('button', { name: 'Retry', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}
