import { type ReactNode, useCallback, useRef, useState } from 'react'
import {
  type PlanAnswer,
  PlanGateContext,
  type PlannedSave,
} from '../../entities/revision/plan-gate.ts'
import { lazyCode } from '../../lib/patient-code.ts'

const PlannedSaveQuestion = lazyCode(
  async () => (await import('../../panels/plan/planned-save-question.tsx')).PlannedSaveQuestion,
)

interface Question {
  readonly save: PlannedSave
  readonly answer: (answer: PlanAnswer) => void
}

interface Props {
  readonly children: ReactNode
}

/** Shows what a change of provisioning would send before it is saved. */
export function PlanGateProvider({ children }: Props) {
  const [question, setQuestion] = useState<Question>()
  const open = useRef<Question>(undefined)
  const ask = useCallback((save: PlannedSave) => {
    // One question at a time: when another save begins, the one before is not made.
    open.current?.answer({ isConfirmed: false, note: '' })
    return new Promise<PlanAnswer>((resolve) => {
      open.current = {
        save,
        answer(answer) {
          open.current = undefined
          setQuestion(undefined)
          resolve(answer)
        },
      }
      setQuestion(open.current)
    })
  }, [])
  return (
    <PlanGateContext value={ask}>
      {children}
      {question && <PlannedSaveQuestion save={question.save} onAnswer={question.answer} />}
    </PlanGateContext>
  )
}
