import { useGroup } from '../../entities/group/group-queries.ts'
import { Notice } from '../../ui/notice.tsx'
import type { Assignment } from './use-assign-users.ts'

interface Props {
  readonly assignment: Assignment
}

/** Says what assigning users will change. */
export function AssignmentNotice({ assignment }: Props) {
  const group = useGroup(assignment.kind === 'join' ? assignment.groupId : undefined).data
  if (assignment.kind === 'join') {
    return (
      <Notice tone="info">
        PingOne has no assignment of single users. They will be added to the group{' '}
        <strong>{group?.name ?? assignment.groupId}</strong>, which the rule’s filter names.
        {assignment.hasOtherConditions && ' Its other conditions still decide as well.'}
      </Notice>
    )
  }
  return (
    <Notice tone={assignment.replacesFilter ? 'warning' : 'info'}>
      PingOne has no assignment of single users, and the rule’s filter names no group. They will be
      added to a new group <strong>{assignment.groupName}</strong>, and the filter will be set to
      that group
      {assignment.replacesFilter ? ', in place of the one it has now.' : '.'}
    </Notice>
  )
}
