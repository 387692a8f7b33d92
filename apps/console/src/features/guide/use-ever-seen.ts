import { useMemo } from 'react'
import { useLocation } from 'react-router'
import { useJournal } from '../activity/use-journal.ts'
import { useConnections } from '../connections/connection-queries.ts'
import { useMisbehaviours } from '../faults/misbehaviour-queries.ts'
import { useRules } from '../rules/rule-queries.ts'
import { useLatestTargetRequests } from '../target/target-request-queries.ts'
import type { EverSeen } from './lesson-progress.ts'

/** The state of the sandbox, as far as lessons care. */
export function useEverSeen(): EverSeen {
  const { pathname: path } = useLocation()
  const connections = useConnections().data
  const rules = useRules().data
  const misbehaviours = useMisbehaviours().data?.misbehaviours
  const requests = useLatestTargetRequests().data
  const journal = useJournal()
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
