import { useMemo } from 'react'
import { useSession } from './session.ts'

/** Addresses of the console's pages in one environment. */
export function environmentPaths(environmentId: string) {
  const root = `/environments/${environmentId}`
  const provisioning = `${root}/provisioning`
  return {
    overview: root,
    users: `${root}/users`,
    groups: `${root}/groups`,
    populations: `${root}/populations`,
    provisioning,
    connections: `${provisioning}/connections`,
    newConnection: `${provisioning}/connections/new`,
    connection: (id: string) => `${provisioning}/connections/${id}`,
    rules: `${provisioning}/rules`,
    newRule: `${provisioning}/rules/new`,
    rule: (id: string, tab?: string) =>
      `${provisioning}/rules/${id}${tab === undefined ? '' : `?tab=${tab}`}`,
    activity: `${root}/activity`,
    /** The activity of one user or group. */
    activityOf: (subjectId: string) => `${root}/activity?subject=${subjectId}`,
    target: `${root}/target`,
    faults: `${root}/faults`,
    behaviour: `${root}/behaviour`,
    scenarios: `${root}/scenarios`,
    settings: `${root}/settings`,
  }
}

/** The addresses of the pages of the open environment. */
export function usePaths() {
  const { environmentId } = useSession().info
  return useMemo(() => environmentPaths(environmentId), [environmentId])
}
