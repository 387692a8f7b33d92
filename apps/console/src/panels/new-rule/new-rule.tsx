import { useCallback, useLayoutEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { lazyCode } from '../../lib/patient-code.ts'
import { useNewRule } from './use-new-rule.ts'

// Each comes when it is its turn: a draft goes on without the dialog.
const AddRuleDialog = lazyCode(async () => (await import('./add-rule-dialog.tsx')).AddRuleDialog)
const AddRulePanel = lazyCode(async () => (await import('./add-rule-panel.tsx')).AddRulePanel)

/** *New Rule*: a dialog about the two ends of the rule, then a side panel about all else. */
export function NewRule() {
  const rule = useNewRule()
  const navigate = useNavigate()
  const paths = usePaths()
  useReturnedFocus()

  /** Closing keeps the draft; *Cancel* drops it. */
  const close = useCallback(() => void navigate(paths.rules), [navigate, paths])

  function cancel() {
    rule.dropDraft()
    close()
  }

  if (rule.step === 'ends')
    return (
      <AddRuleDialog
        rule={rule}
        onContinue={() => rule.goTo('details')}
        onCancel={cancel}
        onClose={close}
      />
    )
  return <AddRulePanel rule={rule} step={rule.step} onCancel={cancel} onClose={close} />
}

/** Gives the focus back to where it was before the first step; the panel alone would give it to a dialog that is gone. */
function useReturnedFocus() {
  const [opener] = useState(() => document.activeElement)
  useLayoutEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    },
    [opener],
  )
}
