import { Download } from 'lucide-react'
import { checkPath } from '../../entities/check/check-queries.ts'
import { basePath } from '../../lib/base-path.ts'
import { controlResponse } from '../../lib/control-client.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { MenuButton } from '../../ui/menu-button.tsx'

interface Props {
  readonly id: string
}

/** The forms in which a report is saved. */
const downloads = [
  { form: 'html', label: 'Download HTML' },
  { form: 'json', label: 'Download JSON' },
  { form: 'junit', label: 'Download JUnit' },
] as const

/** Copies the report for a ticket or a pull request, and saves it. */
export function ExportMenu({ id }: Props) {
  const toast = useToast()
  const path = (form: string) => `${checkPath(id)}/report?format=${form}`

  async function copy() {
    try {
      await copyText(await (await controlResponse(path('markdown'))).text())
      toast('success', 'Copied as Markdown. Secrets are masked.')
    } catch (error) {
      toast('danger', failureText(error))
    }
  }

  return (
    <MenuButton
      label="Export"
      items={[
        { label: 'Copy as Markdown', onSelect: () => void copy() },
        ...downloads.map(({ form, label }) => ({
          label,
          onSelect: () => save(`${basePath}/_sandbox${path(form)}`),
        })),
      ]}
    >
      {(trigger) => (
        <Button {...trigger} icon={<Download size={14} aria-hidden="true" />}>
          Export…
        </Button>
      )}
    </MenuButton>
  )
}

/** Saves what an address answers; the answer names the file. */
function save(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}
