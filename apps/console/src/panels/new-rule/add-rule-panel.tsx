import { useEffect } from 'react'
import { lazyCode, lazyModule } from '../../lib/patient-code.ts'
import { useSaveFailure } from '../../patterns/merge/save-trouble.tsx'
import { Loading } from '../../ui/loading.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { DetailsStep } from './details-step.tsx'
import type { NumberedStep } from './rule-steps.ts'
import type { NewRuleState } from './use-new-rule.ts'

const directory = lazyModule(() => import('./directory-step.tsx'))
const DirectoryStep = lazyCode(async () => (await directory()).DirectoryStep, <Loading />)
const mapping = lazyModule(() => import('./mapping-step.tsx'))
const MappingStep = lazyCode(async () => (await mapping()).MappingStep, <Loading />)

const steps = { details: DetailsStep, directory: DirectoryStep, mapping: MappingStep }

/** What comes next is fetched while a step is filled in. */
const following: Readonly<Partial<Record<NumberedStep, () => Promise<unknown>>>> = {
  details: directory,
  directory: mapping,
}

interface Props {
  readonly rule: NewRuleState
  readonly step: NumberedStep
  /** Drops the draft. */
  readonly onCancel: () => void
  /** Keeps the draft. */
  readonly onClose: () => void
}

/** "Add Rule", over the list of rules: name, directory configuration, attribute mapping. */
export function AddRulePanel({ rule, step, onCancel, onClose }: Props) {
  const failure = useSaveFailure()
  const Step = steps[step]
  useEffect(() => void following[step]?.(), [step])
  return (
    <SidePanel
      title="Add Rule"
      subtitle={`${rule.source?.name ?? 'PingOne'} → ${rule.target?.name ?? '…'}`}
      isForm
      onClose={onClose}
    >
      <Step key={step} rule={rule} failure={failure} onCancel={onCancel} />
    </SidePanel>
  )
}
