import type { PreviewQuery } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { sendControl } from '../../lib/control-client.ts'
import { answer } from '../../lib/answer.ts'

/** A saved rule, or what is known of one that is being made. */
export type PreviewedRule =
  | Pick<Required<PreviewQuery>, 'ruleId'>
  | Pick<Required<PreviewQuery>, 'targetStoreId' | 'populationExpression'>

/** One user as a rule would evaluate and send it; disabled while no user is chosen. */
export function usePreview({
  userId,
  ...query
}: Omit<PreviewQuery, 'userId'> & { readonly userId: string | undefined }) {
  return useQuery({
    queryKey: ['users', 'preview', userId, query],
    queryFn: () => sendControl('POST', '/preview', answer('preview'), { ...query, userId }),
    enabled: userId !== undefined,
    // Keeps the previous answer while the filter or mapping changes, but not for another user.
    placeholderData: (previous) => (previous?.user.id === userId ? previous : undefined),
    retry: false,
  })
}
