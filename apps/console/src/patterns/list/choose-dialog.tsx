import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

interface Props {
  readonly title: string
  readonly confirmLabel: string
  /** The field in which it is chosen. */
  readonly renderField: (chosen: string | undefined, choose: (id: string) => void) => ReactNode
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
  /** What comes of it. */
  readonly children: ReactNode
}

/** Asks for one thing out of several, and says what its choice brings about. */
export function ChooseDialog({
  title,
  confirmLabel,
  renderField,
  onChoose,
  onClose,
  children,
}: Props) {
  const [chosen, setChosen] = useState<string>()
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={chosen === undefined}
            onPress={() => {
              if (chosen !== undefined) onChoose(chosen)
              onClose()
            }}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {renderField(chosen, setChosen)}
      <p>{children}</p>
    </Dialog>
  )
}
