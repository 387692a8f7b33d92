import type { PropagationStore } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { handlingOf, type MembershipHandling } from './membership-handling.ts'
import styles from './membership-handling-dialog.module.css'

interface Props {
  readonly connection: PropagationStore
  readonly isPending: boolean
  readonly onConfirm: (handling: MembershipHandling) => void
  readonly onClose: () => void
}

const choices = [
  {
    id: 'Merge',
    label: 'Merge Group Memberships',
    text: 'Members that only the target has stay in its groups.',
  },
  {
    id: 'Overwrite',
    label: 'Overwrite Group Memberships',
    text: 'They are removed: a group at the target has the members of PingOne, and no others.',
  },
] as const

/** PingOne's question when a rule provisions groups for the first time. */
export function MembershipHandlingDialog({ connection, isPending, onConfirm, onClose }: Props) {
  const saved = handlingOf(connection)
  const [handling, choose] = useState<MembershipHandling>(
    saved === 'Overwrite' ? 'Overwrite' : 'Merge',
  )
  const [isUnderstood, setUnderstood] = useState(false)
  return (
    <Dialog
      title="How are memberships handled?"
      role="alertdialog"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={!isUnderstood || isPending}
            onPress={() => onConfirm(handling)}
          >
            Continue
          </Button>
        </>
      }
    >
      <p>
        {connection.name} may have groups of the same names already. They are matched by name, and
        become the groups of PingOne.
      </p>
      <RadioGroup
        aria-label="Group Membership Handling"
        value={handling}
        onChange={(value) => choose(value === 'Overwrite' ? 'Overwrite' : 'Merge')}
        className={classNames(styles.choices)}
      >
        {choices.map(({ id, label, text }) => (
          <Radio key={id} value={id} className={classNames(styles.choice)}>
            <span className={styles.mark} aria-hidden="true" />
            <span>
              <strong>{label}</strong>
              <span className={styles.text}>{text}</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {saved !== handling && (
        <Notice tone="info">
          This changes Group Membership Handling of the connection, for every rule that uses it.
        </Notice>
      )}
      <Checkbox isSelected={isUnderstood} onChange={setUnderstood}>
        I understand and want to continue
      </Checkbox>
    </Dialog>
  )
}
