import type { Exchange } from '@pingone-sandbox/contract'
import { Copy } from 'lucide-react'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { type CopyForm, copyForms } from './copy-forms.ts'

interface Props {
  readonly exchange: Exchange
}

/** Copies the exchange in the format of another tool. */
export function CopyMenu({ exchange }: Props) {
  const showToast = useToast()

  async function copy({ read, copied }: CopyForm) {
    try {
      await copyText(await read())
      showToast('success', copied)
    } catch (error) {
      showToast('danger', failureText(error))
    }
  }

  return (
    <MenuButton
      label="Copy as"
      items={copyForms(exchange).map((form) => ({
        label: form.label,
        onSelect: () => void copy(form),
      }))}
    >
      {(trigger) => (
        <Button {...trigger} size="small" icon={<Copy size={14} aria-hidden="true" />}>
          Copy as…
        </Button>
      )}
    </MenuButton>
  )
}
