import type { DraftRule, Rule } from '@pingone-sandbox/contract'
import { ScanSearch } from 'lucide-react'
import { useState } from 'react'
import { lazyCode } from '../../lib/patient-code.ts'
import { Button } from '../../ui/button.tsx'

const PlanPreviewDialog = lazyCode(
  async () => (await import('./plan-preview-dialog.tsx')).PlanPreviewDialog,
)

interface Props {
  readonly rule: Rule
  /** The editor's values, made to the saved rule. */
  readonly draft?: DraftRule
  readonly label?: string
}

/** A button that shows what would be sent if the edited rule were enabled and synced now. */
export function PlanPreviewButton({ rule, draft = {}, label = 'Preview changes' }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<ScanSearch size={16} />} onPress={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && <PlanPreviewDialog rule={rule} draft={draft} onClose={() => setOpen(false)} />}
    </>
  )
}
