import type { Exchange } from '@pingone-sandbox/contract'
import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { control, sendControl } from '../../lib/control-client.ts'
import { answer, mapAnswer } from '../../lib/answer.ts'

/** An exchange with its number in the journal. */
export type RecordedExchange = Exchange & { readonly seq: number }

const recorded = mapAnswer(answer('exchange'), (exchange) => exchange as RecordedExchange)

/** One exchange, and until it is read the one that was shown before. Recorded exchanges never change. */
export function useShownExchange(id: string) {
  return useQuery({
    placeholderData: keepPreviousData,
    queryKey: ['exchange', id],
    queryFn: () => control(`/exchanges/${encodeURIComponent(id)}`, recorded),
    staleTime: Infinity,
  })
}

/** Earlier exchanges of the same user or group, newest first, for the diff. */
export function useEarlierExchanges({ seq, subject }: RecordedExchange) {
  const parameter = subject?.type === 'group' ? 'groupId' : 'userId'
  return useQuery({
    queryKey: ['exchange', 'before', seq],
    queryFn:
      subject === undefined
        ? skipToken
        : async () => {
            const query = new URLSearchParams({
              [parameter]: subject.id,
              before: String(seq),
              limit: '200',
            })
            return (await control(`/exchanges?${query}`, answer('exchangePage'))).exchanges
          },
    staleTime: Infinity,
  })
}

/** Sends the request of an exchange again; the stream reports the new exchange. */
export function useReplay() {
  return useMutation({
    mutationFn: (id: string) =>
      sendControl('POST', `/exchanges/${encodeURIComponent(id)}/replay`, recorded),
  })
}
