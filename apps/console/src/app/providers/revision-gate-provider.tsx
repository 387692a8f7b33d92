import { type ReactNode, useCallback, useState } from 'react'
import type { Leavers } from '../../entities/revision/leavers.ts'
import { RevisionGateContext } from '../../entities/revision/revision-gate.ts'
import { lazyCode } from '../../lib/patient-code.ts'

// Few are ever asked, and the dialog with its form would be in everybody's first load.
const LeaversDialog = lazyCode(async () => (await import('./leavers-dialog.tsx')).LeaversDialog)

interface Question {
  readonly leavers: Leavers
  readonly answer: (isConfirmed: boolean) => void
}

interface Props {
  readonly children: ReactNode
}

/** Stands between a change of provisioning and its taking effect: asks when it would take many users away. */
export function RevisionGateProvider({ children }: Props) {
  const [question, setQuestion] = useState<Question>()
  const ask = useCallback(
    (leavers: Leavers) =>
      new Promise<boolean>((resolve) => {
        setQuestion({
          leavers,
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
      {question && <LeaversDialog leavers={question.leavers} onAnswer={question.answer} />}
    </RevisionGateContext>
  )
}
