import { Copy } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import menu from '../../ui/add-menu.module.css'
import {
  exchangeAs,
  exchangeForms,
  type ExchangeForm,
  type RecordedExchange,
} from './exchange-queries.ts'

interface Props {
  readonly exchange: RecordedExchange
}

/** Copies the exchange in the form that another tool takes. */
export function CopyMenu({ exchange }: Props) {
  const showToast = useToast()

  async function copy(form: ExchangeForm) {
    try {
      await navigator.clipboard.writeText(await exchangeAs(form, exchange))
      showToast('success', `Copied as ${form}. Secrets are masked.`)
    } catch (error) {
      showToast('danger', failureText(error))
    }
  }

  return (
    <MenuTrigger>
      <Button size="small" icon={<Copy size={14} aria-hidden="true" />}>
        Copy as…
      </Button>
      <Popover placement="bottom start" className={classNames(menu.popover)}>
        <Menu aria-label="Copy as" className={classNames(menu.menu)}>
          {exchangeForms.map((form) => (
            <MenuItem key={form} onAction={() => void copy(form)} className={classNames(menu.item)}>
              {form}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
