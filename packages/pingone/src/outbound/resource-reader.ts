import type { TargetResource } from './answer.ts'
import { createEvidence } from './evidence.ts'
import { pagesOf } from './pages.ts'
import { readOne } from './read-one.ts'
import type { Result } from './result.ts'
import { createSender, succeeded } from './sender.ts'
import type { OperationOptions } from './operation-options.ts'
import { withQuery } from './query-encoding.ts'
import { resourceUrl } from '../configuration/resource-url.ts'

/** Reads resources of a target; sends no writes. */
export interface ResourceReader {
  /** Reads one resource; undefined when the target answers that it does not exist. */
  read(id: string): Promise<Result<TargetResource | undefined>>
  /** Reads all resources that the target lists; see `pagesOf`. */
  list(): ReturnType<typeof pagesOf>
}

type ReaderOptions = Pick<OperationOptions, 'call' | 'configuration' | 'choices' | 'evidence'> & {
  readonly kind: 'Users' | 'Groups'
}

/** Creates the reader of the users or groups of a target. */
export function createResourceReader({
  call,
  configuration,
  choices,
  evidence = createEvidence(),
  kind,
}: ReaderOptions): ResourceReader {
  const { send } = createSender({ call, choices, configuration, evidence })
  const noun = kind === 'Users' ? 'user' : 'group'
  const url = (id?: string) => resourceUrl(configuration, kind, id)

  return {
    async read(id) {
      const read = await readOne(send, {
        operation: {
          subject: noun,
          purpose: 'read',
          reason: 'resync',
          summary: `Read ${noun} ${id} to compare it`,
        },
        url: url(id),
        id,
        choices,
        evidence,
      })
      return !read.ok && read.failure.gone ? succeeded(undefined) : read
    },

    list: () =>
      pagesOf({
        reading: choices,
        ask: ({ startIndex, count }) =>
          send(
            {
              subject: noun,
              purpose: 'read',
              reason: 'resync',
              isList: true,
              summary: `Read ${noun}s from number ${startIndex} on to compare them`,
            },
            { method: 'GET', url: withQuery(url(), { startIndex, count }, choices) },
            (status) => status === 200,
          ),
      }),
  }
}
