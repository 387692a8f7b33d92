import type { CheckReport } from '@pingone-sandbox/contract'
import { Download } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'

interface Props {
  readonly id: string
  readonly report: CheckReport
}

/** Downloads the report. */
export function ExportMenu({ id, report }: Props) {
  const forms = [
    {
      label: 'Download JSON',
      onSelect: () =>
        download(
          new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }),
          `check-${id.slice(0, 8)}.json`,
        ),
    },
  ]
  return (
    <MenuButton label="Export" items={forms}>
      {(trigger) => (
        <Button {...trigger} icon={<Download size={14} aria-hidden="true" />}>
          Export…
        </Button>
      )}
    </MenuButton>
  )
}

function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
