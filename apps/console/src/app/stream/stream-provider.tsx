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
import { throttle } from '../../lib/throttle.ts'
import { StreamContext, type StreamState } from './stream.ts'

/** Entries come in bursts; the pages are told of them at most this often. */
const batchMs = 150
/** What they read from elsewhere they read anew at most this often: a long sync must not be held up by who looks on. */
const rereadMs = 1000
/** `EventSource.CLOSED` */
const closed = 2
/** How soon a stream that the browser has given up is opened again. */
const reopenMs = 2000
/** What a sync may change at this end or at the target. */
const affectedKeys = [
  ...['stores', 'rules', 'synced', 'syncedSubjects'],
  ...['target', 'users', 'groups', 'populations', 'idle', 'faults'],
]
/** What a setting is read from, which may be changed elsewhere. */
const keysOfSetting: Readonly<Record<Setting, readonly string[]>> = {
  faults: ['faults'],
  misbehaviours: ['misbehaviours'],
  delivery: ['stores'],
  profile: ['profile', 'quirks'],
}

/** What must not be shown, nor be taken for true by the guide, until it is read anew after a reset. */
const keysWithoutPast = ['changes', 'change', 'stores', 'rules', 'misbehaviours']

const stateNow = (status: StreamState['status']): StreamState => ({
  status,
  since: new Date().toISOString(),
})

interface Props {
  readonly children: ReactNode
}

/** Follows the journal and lets the pages below read again what it touched. */
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
      for (const key of keys) void queryClient.invalidateQueries({ queryKey: [key] })
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
      // The sandbox was reset: nothing that was read before holds any more.
      source.addEventListener('reset', () => {
        arrived = []
        for (const key of keysWithoutPast) void queryClient.resetQueries({ queryKey: [key] })
        change(() => emptyWindow)
        void queryClient.invalidateQueries()
      })
      source.addEventListener('open', () => {
        setState(stateNow('live'))
        // What failed meanwhile is read again, whatever it was; and it may be another sandbox.
        if (wasLost) void queryClient.invalidateQueries()
        wasLost = false
        // What happened before the stream stood comes from the journal itself.
        readChangesAnew(queryClient)
        readAnew(Object.values(keysOfSetting).flat())
        void readWindow('end').then(
          (end) => change((known) => withEnd(known, end)),
          () => {},
        )
      })
      // It fails anew with each try to come back, and what is shown gets older meanwhile.
      source.addEventListener('error', () => {
        wasLost = true
        setState((now) => (now.status === 'lost' ? now : stateNow('lost')))
        // A browser gives up after an answer that is none of a stream, as of a sandbox that is about to stop.
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
  // A large change began long before its last entries, and without its own entry nobody knows what it was.
  const heads = await Promise.all(changesWithoutHead(entries).map(readChangeHead))
  return {
    entries: mergeEntries(
      entries,
      heads.filter((head) => head !== undefined),
    ),
    olderThan: cursor === undefined ? undefined : Number(cursor),
  }
}
