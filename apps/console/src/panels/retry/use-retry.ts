import type { RetryQuery, RetryStart } from '@pingone-sandbox/contract'
import { useMutation } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { sendControl } from '../../lib/control-client.ts'

/** Starts a retry. */
export function useRetry() {
  return useMutation({
    mutationFn: (query: RetryQuery): Promise<RetryStart> =>
      sendControl('POST', '/retry', answer('retryStart'), query),
  })
}
