import type { Place } from './lesson.ts'
import { exchangesOf, isConflict } from './journal-facts.ts'

/** The pages of the console that steps lead to. */
export const places = {
  provisioning: ({ provisioning }) => ({ label: 'Provisioning', to: provisioning }),
  newConnection: ({ newConnection }) => ({ label: 'New Connection', to: newConnection }),
  connections: ({ connections }) => ({ label: 'Connections', to: connections }),
  rules: ({ rules }) => ({ label: 'Rules', to: rules }),
  scenarios: ({ scenarios }) => ({ label: 'Scenarios', to: scenarios }),
  users: ({ users }) => ({ label: 'Users', to: users }),
  groups: ({ groups }) => ({ label: 'Groups', to: groups }),
  activity: ({ activity }) => ({ label: 'Activity', to: activity }),
  targetUsers: ({ target }) => ({ label: 'Target', to: target }),
  targetGroups: ({ target }) => ({ label: 'Target › Groups', to: `${target}?tab=groups` }),
  workbench: ({ target }) => ({ label: 'Target › Workbench', to: `${target}?tab=workbench` }),
} as const satisfies Record<string, Place>

/** A misbehaviour by its id. */
export const misbehaviour =
  (id: string): Place =>
  ({ faults }) => ({ label: 'Faults & misbehaviours', to: `${faults}?search=${id}` })

/** A field of the connection's configuration, or of the wizard while there is none. */
export const connectionField =
  (field: string): Place =>
  (paths, { connections }) => {
    const [only, ...others] = connections.filter(({ type }) => type === 'scim')
    if (only === undefined) return places.newConnection(paths)
    return others.length > 0
      ? places.connections(paths)
      : {
          label: `${only.name} › Configuration`,
          to: `${paths.connection(only.id)}?tab=configuration&field=${field}`,
        }
  }

/** What happened with the user that the target refused with 409 last. */
export const refusedUser: Place = (paths, { journal }) => {
  const subject = exchangesOf(journal).findLast(isConflict)?.subject
  return subject === undefined
    ? places.activity(paths)
    : { label: subject.name, to: paths.about(subject) }
}

/** A tab of the rule. */
export const ruleTab =
  (tab: string, title: string): Place =>
  (paths, { rules }) => {
    const [only, ...others] = rules
    return only === undefined || others.length > 0
      ? places.rules(paths)
      : { label: `${only.name} › ${title}`, to: paths.rule(only.id, tab) }
  }
