import { useMemo } from 'react'
import { useLocation } from 'react-router'
import { useJournal } from '../activity/use-journal.ts'
import { useConnections } from '../connections/connection-queries.ts'
import { useMisbehaviours } from '../faults/misbehaviour-queries.ts'
import { useRules } from '../rules/rule-queries.ts'
import { useLatestTargetRequests } from '../target/target-request-queries.ts'
import type { EverSeen } from './lesson-progress.ts'

const nothing: EverSeen['journal'] = []

/** The state of the sandbox, as far as lessons care. */
export function useEverSeen(): EverSeen {
  const { pathname: path } = useLocation()
  const connections = useConnections().data
  const rules = useRules().data
  const { data: server, isPending } = useMisbehaviours()
  const misbehaviours = server?.misbehaviours
  const requests = useLatestTargetRequests().data
  const known = useJournal()
  // What is not read yet must not pass for what is not there: then a step would count as done that is not.
  const isRead = connections !== undefined && rules !== undefined && !isPending
  const journal = isRead ? known : nothing
  return useMemo(
    () => ({
      path,
      connections: connections ?? [],
      rules: rules ?? [],
      misbehaviours: (misbehaviours ?? []).filter(({ active }) => active).map(({ id }) => id),
      requests: requests ?? [],
      journal,
    }),
    [path, connections, rules, misbehaviours, requests, journal],
  )
}
