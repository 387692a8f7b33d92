import { useMemo } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import { useMisbehaviours } from '../../entities/fault/misbehaviour-queries.ts'
import { useJournal } from '../../entities/journal/journal.ts'
import { useRules } from '../../entities/rule/rule-queries.ts'
import { useLatestTargetRequests } from '../../entities/target/target-request-queries.ts'
import type { EverSeen } from './lesson-progress.ts'

/** The state of the sandbox, as far as lessons care. */
export function useEverSeen(): EverSeen {
  const { pathname: path } = useLocation()
  const [parameters] = useSearchParams()
  const connections = useConnections().data
  const rules = useRules().data
  const { data: server, isPending } = useMisbehaviours()
  const misbehaviours = server?.misbehaviours
  const requests = useLatestTargetRequests().data
  const journal = useJournal()
  const isRead = ![connections, rules, journal].includes(undefined) && !isPending
  const tab = parameters.get('tab')
  const wizardStep = path.endsWith('/connections/new') ? parameters.get('step') : null
  return useMemo(
    () => ({
      ...{ path, tab, wizardStep, isRead },
      connections: connections ?? [],
      rules: rules ?? [],
      misbehaviours: (misbehaviours ?? []).filter(({ active }) => active).map(({ id }) => id),
      requests: requests ?? [],
      journal: journal ?? [],
    }),
    [path, tab, wizardStep, connections, rules, misbehaviours, requests, journal, isRead],
  )
}
