import { Dialog } from '../../ui/dialog.tsx'
import layout from '../../ui/layout.module.css'
import { ShortcutKeys } from './shortcut-keys.tsx'
import styles from './shortcuts.module.css'
import { pageShortcuts } from './shortcuts.ts'

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The shortcut of the command palette on this keyboard. */
const paletteKeys: readonly string[] = [isApple ? '⌘' : 'Ctrl', 'K']

const everywhere = [
  { keys: paletteKeys, label: 'Find a page, a user or an action' },
  { keys: ['/'], label: 'Search on this page' },
  { keys: ['?'], label: 'This list' },
]

interface Props {
  readonly onClose: () => void
}

/** All keyboard shortcuts of the console. */
export function ShortcutSheet({ onClose }: Props) {
  return (
    <Dialog title="Keyboard shortcuts" size="large" isOpen onClose={onClose}>
      <ShortcutList title="Everywhere" shortcuts={everywhere} />
      <ShortcutList title="Go to, one key after the other" shortcuts={pageShortcuts} />
      <p className={layout.muted}>They are off while you type in a field.</p>
    </Dialog>
  )
}

interface ListProps {
  readonly title: string
  readonly shortcuts: readonly { readonly keys: readonly string[]; readonly label: string }[]
}

function ShortcutList({ title, shortcuts }: ListProps) {
  return (
    <section className={layout.stack}>
      <h3>{title}</h3>
      <ul className={styles.list} aria-label={title}>
        {shortcuts.map(({ keys, label }) => (
          <li key={label} className={styles.line}>
            {label}
            <ShortcutKeys keys={keys} />
          </li>
        ))}
      </ul>
    </section>
  )
}
