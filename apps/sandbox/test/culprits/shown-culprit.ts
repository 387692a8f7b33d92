import { explainFailure, type FailureCause } from '@pingone-sandbox/contract'
import { culpritOf } from '@pingone-sandbox/pingone'
import { expect } from 'vitest'
import type { startStoryAt } from '../target-story.ts'
import { failedWorkOf, inShort } from './failed-work.ts'
import type { Expected } from './failure.ts'

type Story = Awaited<ReturnType<typeof startStoryAt>>

/** The culprit of the last failed work on a user or group. */
export async function shownBy(story: Story, subject = 'ada') {
  const work = await failedWorkOf(story, subject)
  const culprit = culpritOf(work)
  const exchange = work.exchanges.find(({ id }) => id === culprit?.exchangeId)
  const { succeeded, side, title, message, repairs = [] } = culprit ?? {}
  const { cause } = work.outcome
  const catalogued = cause === undefined ? [] : explainFailure(cause).repairs
  return {
    ...{ cause, exchange: exchange && inShort(exchange), succeeded, side, title, message },
    repairs: repairs.map(({ label }) => label),
    notInCatalogue: repairs.flatMap(({ id }) => (catalogued.includes(id) ? [] : [id])),
  }
}

export const shown = (
  cause: FailureCause,
  { exchange, succeeded = false, side, title, message = /./, repairs }: Expected,
) => ({
  ...{ cause, exchange, succeeded, side, title, repairs },
  message: expect.stringMatching(message),
  notInCatalogue: [],
})
