import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { RuleEnds } from '../../entities/rule/rule-ends.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import styles from './add-rule-dialog.module.css'
import { AvailableConnections } from './available-connections.tsx'
import type { NewRuleState } from './use-new-rule.ts'

interface Props {
  readonly rule: NewRuleState
  readonly onContinue: () => void
  readonly onCancel: () => void
  readonly onClose: () => void
}

const outbound = 'PingOne as Source'
const directions = [
  { value: outbound, note: 'Outbound: from PingOne to the target.' },
  {
    value: 'PingOne as Target',
    note: 'Inbound. Not simulated: this sandbox provisions from PingOne only.',
    isDisabled: true,
  },
]

/** The direction and the two ends of a new rule. */
export function AddRuleDialog({ rule, onContinue, onCancel, onClose }: Props) {
  const { stores = [], source, target, setTarget, refused } = rule
  const content = useRef<HTMLDivElement>(null)
  const continueButton = useRef<HTMLButtonElement>(null)
  const removed = useRef<string>(undefined)

  // The button that was pressed is gone: the focus moves to the next action, or back to the row.
  const targetId = target?.id
  useEffect(() => {
    if (targetId !== undefined) continueButton.current?.focus()
    else if (removed.current !== undefined)
      content.current?.querySelector<HTMLElement>('li button')?.focus()
    removed.current = targetId
  }, [targetId])

  return (
    <Dialog
      title="Add Rule"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onCancel}>Cancel</Button>
          <Button
            ref={continueButton}
            variant="primary"
            isDisabled={target === undefined}
            onPress={onContinue}
          >
            Continue
          </Button>
        </>
      }
    >
      <div ref={content} className={styles.content}>
        <p>Choose the direction of the sync, and the connection at its other end.</p>
        <RuleEnds
          source={source?.name ?? 'PingOne'}
          target={target?.name}
          action={
            target !== undefined && (
              <IconButton aria-label={`Remove ${target.name}`} onPress={() => setTarget(undefined)}>
                <X size={16} />
              </IconButton>
            )
          }
        />
        <RadioGroup
          label="Sync Direction"
          name="direction"
          isRequired
          value={outbound}
          onChange={() => {}}
          options={directions}
        />
        <AvailableConnections
          connections={stores.filter((store) => store.type === 'scim' && store !== target)}
          onChoose={setTarget}
          error={refused.targetStore}
        />
      </div>
    </Dialog>
  )
}
