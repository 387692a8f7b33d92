import { readResource, type TargetResource } from './answer.ts'
import { pagesOf } from './pages.ts'
import type { QuirkId } from './quirks.ts'
import { failed, type Result } from './result.ts'
import { createSender, succeeded } from './sender.ts'
import type { OperationOptions } from './users.ts'
import { resourceUrl, withQuery } from './wire.ts'

/** Reads what a target holds, and changes nothing. */
export interface ResourceReader {
  /** Reads one resource; nothing when the target says that there is none of this id. */
  read(id: string): Promise<Result<TargetResource | undefined>>
  /** Reads all resources, as far as the target lists them; see `pagesOf`. */
  list(): ReturnType<typeof pagesOf>
}

type ReaderOptions = Pick<OperationOptions, 'call' | 'configuration' | 'choices'> & {
  readonly kind: 'Users' | 'Groups'
}

/** Creates the reader of the users or groups of a target. */
export function createResourceReader({
  call,
  configuration,
  choices,
  kind,
}: ReaderOptions): ResourceReader {
  const { send } = createSender({ call, choices, configuration })
  const noun = kind === 'Users' ? 'user' : 'group'
  const url = (id?: string) => resourceUrl(configuration, kind, id)
  const occasion: QuirkId =
    choices.resyncReads === 'every-resync' ? 'resync-reads-always' : 'resync-reads-on-request'
  const missing: QuirkId =
    choices.missingLink === 'recreate' ? 'missing-link-recreated' : 'missing-link-fails'

  return {
    async read(id) {
      const answer = await send(
        {
          purpose: 'read',
          summary: `Read ${noun} ${id} to compare it`,
          quirks: [
            'full-resync',
            occasion,
            'resync-read-by-id',
            'link-by-id',
            ...(kind === 'Users' ? [missing] : []),
          ],
        },
        { method: 'GET', url: url(id) },
        (status) => status === 200,
      )
      if (!answer.ok) return isNotThere(answer.failure) ? succeeded(undefined) : answer
      const resource = readResource(answer.value)
      if (!resource.ok || resource.value.id === id) return resource
      return failed(
        `The target was asked for ${noun} ${id} and answered ${noun} ${resource.value.id}.`,
        { status: answer.value.status, cause: 'unreadable' },
      )
    },

    list: () =>
      pagesOf({
        ask: ({ startIndex, count }) =>
          send(
            {
              purpose: 'read',
              summary: `Read ${noun}s from number ${startIndex} on to compare them`,
              quirks: ['full-resync', occasion, 'resync-read-list'],
            },
            { method: 'GET', url: withQuery(url(), { startIndex, count }, choices) },
            (status) => status === 200,
          ),
      }),
  }
}

/** RFC 9110 §15.5.11: gone for good, which 404 leaves open. */
const isNotThere = ({ status }: { readonly status?: number }) => status === 404 || status === 410
