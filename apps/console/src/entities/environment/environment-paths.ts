import type { Subject, SubjectKey } from '@pingone-sandbox/contract'
import { useMemo } from 'react'
import { useSession } from './session.ts'

/** Addresses of the console's pages in one environment. */
export function environmentPaths(environmentId: string) {
  const root = `/environments/${environmentId}`
  const provisioning = `${root}/provisioning`
  const story = ({ type, id }: SubjectKey) => `${root}/activity/${type}s/${encodeURIComponent(id)}`
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
    /** Everything that concerned one user or group. */
    story,
    /** What happened to a subject: the story of a user or group, the changes of any other. */
    about: (subject: Pick<Subject, 'type' | 'id'>) =>
      hasStory(subject) ? story(subject) : `${root}/activity?subject=${subject.id}`,
    target: `${root}/target`,
    check: `${root}/check`,
    checkConnection: (id: string) => `${root}/check?connection=${encodeURIComponent(id)}`,
    /** The progress and the report of one check. */
    checkOf: (id: string) => `${root}/check/${encodeURIComponent(id)}`,
    faults: `${root}/faults`,
    behaviour: `${root}/behaviour`,
    scenarios: `${root}/scenarios`,
    stage: `${root}/stage`,
    settings: `${root}/settings`,
  }
}

/** Whether a subject is a user or a group, which have a story each. */
export const hasStory = <Given extends Pick<Subject, 'type' | 'id'>>(
  subject: Given,
): subject is Given & SubjectKey => subject.type === 'user' || subject.type === 'group'

/** The addresses of the pages of the open environment. */
export function usePaths() {
  const { environmentId } = useSession().info
  return useMemo(() => environmentPaths(environmentId), [environmentId])
}
