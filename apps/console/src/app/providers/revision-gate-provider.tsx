import { type ReactNode, useCallback, useState } from 'react'
import { type Deprovisioning, RevisionGateContext } from '../../entities/revision/deprovisioning.ts'
import { lazyCode } from '../../lib/patient-code.ts'

// The dialog is rarely shown, so it stays out of the first load.
const DeprovisioningDialog = lazyCode(
  async () => (await import('./deprovisioning-dialog.tsx')).DeprovisioningDialog,
)

interface Question {
  readonly deprovisioning: Deprovisioning
  readonly answer: (isConfirmed: boolean) => void
}

interface Props {
  readonly children: ReactNode
}

/** Asks for a confirmation before a change of provisioning deprovisions many users. */
export function RevisionGateProvider({ children }: Props) {
  const [question, setQuestion] = useState<Question>()
  const ask = useCallback(
    (deprovisioning: Deprovisioning) =>
      new Promise<boolean>((resolve) => {
        setQuestion({
          deprovisioning,
          answer(isConfirmed) {
            setQuestion(undefined)
            resolve(isConfirmed)
          },
        })
      }),
    [],
  )
  return (
    <RevisionGateContext value={ask}>
      {children}
      {question && (
        <DeprovisioningDialog deprovisioning={question.deprovisioning} onAnswer={question.answer} />
      )}
    </RevisionGateContext>
  )
}
