import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { readAgain } from './read-again.ts'

it('reads a query once more whose first answer is older than the change', async () => {
  const queryClient = new QueryClient()
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
  const queryFn = vi.fn<() => Promise<string> | undefined>()
  for (const { promise } of answers) queryFn.mockReturnValueOnce(promise)
  const observer = new QueryObserver(queryClient, {
    queryKey: ['checks', 'one'],
    queryFn: async () => queryFn(),
  })
  const stop = observer.subscribe(() => {})

  readAgain(queryClient, 'checks')
  answers[0]?.resolve('running')
  answers[1]?.resolve('finished')
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe('finished'))
  expect(queryFn).toHaveBeenCalledTimes(2)
  stop()
})

it('reads no query that nothing shows', async () => {
  const queryClient = new QueryClient()
  const queryFn = vi.fn<() => Promise<string>>(async () => 'finished')
  await queryClient.fetchQuery({ queryKey: ['checks', 'one'], queryFn })
  readAgain(queryClient, 'checks')
  await queryClient.cancelQueries()
  expect(queryFn).toHaveBeenCalledTimes(1)
})
