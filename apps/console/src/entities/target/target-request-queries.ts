import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { control } from '../../lib/control-client.ts'
import { askTarget } from './ask-target.ts'
import type { ShownTarget } from './shown-target.ts'

/** A request as a person writes it. */
export interface HandMadeRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the SCIM endpoint. */
  readonly path: string
  readonly body: string
}

/** Other clients may send requests to the target, and the stream does not report them. Milliseconds. */
const refetchInterval = 1500

/** The requests to the reference server, newest first, page after page. */
export function useTargetRequests() {
  const { data, ...query } = useInfiniteQuery({
    queryKey: ['target', 'requests'],
    queryFn: ({ pageParam }) =>
      control(
        `/target-requests?limit=100${pageParam === undefined ? '' : `&before=${pageParam}`}`,
        answer('targetRequestPage'),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval,
  })
  return { ...query, requests: data?.pages.flatMap(({ requests }) => requests) }
}

/** The latest requests to the reference server, newest first; read again when PingOne or the workbench sends one. */
export const useLatestTargetRequests = () =>
  useQuery({
    queryKey: ['target', 'latest-requests'],
    queryFn: async () =>
      (await control('/target-requests?limit=100', answer('targetRequestPage'))).requests,
  })

/** What changed one resource, newest first, as far as the log goes back. */
export const readResourceHistory = async (resource: string) =>
  (
    await control(
      `/target-requests?limit=100&resource=${encodeURIComponent(resource)}`,
      answer('targetRequestPage'),
    )
  ).requests

/** The same; read again when PingOne or the workbench sends a request. */
export const useResourceHistory = (resource: string) =>
  useQuery({
    queryKey: ['target', 'history', resource],
    queryFn: () => readResourceHistory(resource),
  })

/** One request to the reference server with its answer. */
export const readTargetRequest = (seq: number) =>
  control(`/target-requests/${seq}`, answer('targetRequest'))

export function useTargetRequest(seq: number) {
  return useQuery({
    queryKey: ['target', 'request', seq],
    queryFn: () => readTargetRequest(seq),
    staleTime: Infinity,
  })
}

/** Sends a request to a target with its credentials. */
export function useSendToTarget(target: Pick<ShownTarget, 'connectionId'>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: HandMadeRequest) =>
      askTarget(target, {
        method,
        path: encodePath(path),
        headers: { 'content-type': 'application/scim+json' },
        body: method === 'GET' ? '' : body,
      }),
    onSettled: () =>
      Promise.all(
        ['target', 'foreign-target'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  })
}

/** Encodes characters that a URL does not allow; encoded parts stay. */
export function encodePath(path: string): string {
  return path
    .trim()
    .replaceAll(/[^\u{21}-\u{7e}]+|["#<>\\^`{|}+]|%(?![\da-f]{2})/giu, (text) =>
      encodeURIComponent(text),
    )
}
