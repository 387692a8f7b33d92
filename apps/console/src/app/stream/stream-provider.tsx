import type { JournalEntry, Setting } from '@pingone-sandbox/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { basePath } from '../../lib/base-path.ts'
import { applyEntries, readChangesAnew } from '../../entities/journal/change-queries.ts'
import {
  changesWithoutHead,
  emptyWindow,
  type JournalWindow,
  mergeEntries,
  parseEntry,
  streamEventTypes,
  withArrived,
  withEnd,
} from '../../entities/journal/journal.ts'
import { answer } from '../../lib/answer.ts'
import { readChangeHead, readJournalBefore } from '../../lib/control-client.ts'
import { readAgain } from '../../lib/read-again.ts'
import { forgetDeletions } from '../../lib/use-own-deletion.ts'
import { throttle } from '../../lib/throttle.ts'
import { StreamContext, type StreamState } from './stream.ts'

/** Entries arrive in bursts; pages are updated at most this often, in milliseconds. */
const batchMs = 150
/** Other queries are read again at most this often, so that an open console does not slow a long sync. */
const rereadMs = 1000
/** `EventSource.CLOSED` */
const closed = 2
/** Milliseconds until a closed stream is opened again. */
const reopenMs = 2000
/** Query keys that a sync may change, here or at the target. */
const affectedKeys = [
  ...['stores', 'rules', 'synced', 'syncedSubjects'],
  ...['target', 'users', 'groups', 'populations', 'idle', 'faults', 'story'],
]
/** Query keys of each setting, which another client may change. */
const keysOfSetting: Readonly<Record<Setting, readonly string[]>> = {
  // A story offers to switch off what acted on its requests.
  faults: ['faults', 'story'],
  misbehaviours: ['misbehaviours', 'story'],
  delivery: ['stores', 'story'],
  profile: ['profile', 'quirks'],
  pace: ['pace'],
  lessons: ['lessons'],
  checks: ['checks'],
}

/** Query keys that a reset removes: neither the pages nor the guide may use old values. */
const keysWithoutPast = [
  ...['changes', 'change', 'change-part', 'story'],
  ...['stores', 'rules', 'misbehaviours', 'lessons', 'checks'],
]

const stateNow = (status: StreamState['status']): StreamState => ({
  status,
  since: new Date().toISOString(),
})

interface Props {
  readonly children: ReactNode
}

/** Follows the journal and invalidates the queries that its entries affect. */
export function StreamProvider({ children }: Props) {
  const queryClient = useQueryClient()
  const [state, setState] = useState(() => stateNow('connecting'))

  useEffect(() => {
    let source: EventSource
    let wasLost = false
    let again: ReturnType<typeof setTimeout> | undefined
    let arrived: JournalEntry[] = []
    let timer: ReturnType<typeof setTimeout> | undefined

    const change = (update: (known: JournalWindow) => JournalWindow) =>
      queryClient.setQueryData<JournalWindow>(['journal'], (known = emptyWindow) => update(known))

    const readAnew = (keys: readonly string[]) => {
      for (const key of keys) readAgain(queryClient, key)
    }
    const reread = throttle(() => readAnew(affectedKeys), rereadMs)

    function flush() {
      timer = undefined
      const entries = arrived
      arrived = []
      change((known) => withArrived(known, entries))
      applyEntries(queryClient, entries)
      reread.run()
    }

    function receive(event: MessageEvent<string>) {
      const entry = parseEntry(event.data)
      if (entry === undefined) return
      arrived.push(entry)
      timer ??= setTimeout(flush, batchMs)
    }

    function open() {
      source = new EventSource(`${basePath}/_sandbox/events?settings=true`)
      for (const type of streamEventTypes) source.addEventListener(type, receive)
      source.addEventListener('setting', ({ data }: MessageEvent<string>) => {
        const { setting } = answer('settingMessage').parse(JSON.parse(data))
        readAnew(keysOfSetting[setting])
      })
      // The sandbox was reset: everything read before is outdated.
      source.addEventListener('reset', () => {
        arrived = []
        forgetDeletions(queryClient)
        for (const key of keysWithoutPast) void queryClient.resetQueries({ queryKey: [key] })
        change(() => emptyWindow)
        void queryClient.invalidateQueries()
      })
      source.addEventListener('open', () => {
        setState(stateNow('live'))
        // Failed queries are read again; the sandbox may be another one by now.
        if (wasLost) void queryClient.invalidateQueries()
        wasLost = false
        // Entries from before the stream opened are read from the journal.
        readChangesAnew(queryClient)
        readAnew(Object.values(keysOfSetting).flat())
        void readWindow('end').then(
          (end) => change((known) => withEnd(known, end)),
          () => {},
        )
      })
      // It fails with each attempt to reconnect; the time of the first failure stays.
      source.addEventListener('error', () => {
        wasLost = true
        setState((now) => (now.status === 'lost' ? now : stateNow('lost')))
        // A browser stops after an answer that is not a stream, such as one of a stopping sandbox.
        if (source.readyState !== closed) return
        clearTimeout(again)
        again = setTimeout(open, reopenMs)
      })
    }
    open()
    return () => {
      source.close()
      clearTimeout(again)
      clearTimeout(timer)
      reread.stop()
    }
  }, [queryClient])

  return <StreamContext value={state}>{children}</StreamContext>
}

/** Reads the newest entries before a position, with the changes they belong to. */
async function readWindow(before: number | 'end'): Promise<JournalWindow> {
  const { entries, cursor } = await readJournalBefore(before)
  // The first entry of a large change may lie far before its last ones, and names the change.
  const heads = await Promise.all(changesWithoutHead(entries).map(readChangeHead))
  return {
    entries: mergeEntries(
      entries,
      heads.filter((head) => head !== undefined),
    ),
    olderThan: cursor === undefined ? undefined : Number(cursor),
  }
}
