import type { Rule } from '@pingone-sandbox/contract'
import layout from '../../../ui/layout.module.css'
import { GroupName } from './group-name.tsx'
import { GroupProvisioning } from './group-provisioning.tsx'

interface Props {
  readonly rule: Rule
}

/** Which groups go to the target, and under which names. */
export function GroupsTab({ rule }: Props) {
  return (
    <div className={layout.stack}>
      <GroupProvisioning rule={rule} />
      <hr className={layout.divider} />
      <GroupName rule={rule} />
    </div>
  )
}
