import type { Rule } from '@pingone-sandbox/contract'
import { Search } from 'lucide-react'
import { useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { ResetDialog } from '../../entities/sandbox/reset-dialog.tsx'
import { failureText } from '../../lib/platform-error.ts'
import { classNames } from '../../ui/class-names.ts'
import { Notice } from '../../ui/notice.tsx'
import { useReturnedFocus } from '../../ui/use-returned-focus.ts'
import { AssignUsersDialog } from '../assignment/assign-users-dialog.tsx'
import { ShortcutKeys } from '../shortcuts/shortcut-keys.tsx'
import styles from './command-palette.module.css'
import type { Command } from './command.ts'
import { useCommands } from './use-commands.ts'

interface Props {
  readonly onClose: () => void
  readonly onSheet: () => void
}

/** The command palette, and the questions that follow some of its commands. */
export function CommandPalette({ onClose, onSheet }: Props) {
  const [next, setNext] = useState<'reset' | { readonly assignTo: Rule }>()

  if (next === 'reset') return <ResetDialog isOpen onClose={onClose} />
  if (next !== undefined) return <AssignUsersDialog rule={next.assignTo} onClose={onClose} />
  const run = (command: Command) => {
    if (command.opensDialog !== true) onClose()
    command.run()
  }
  return (
    <CommandDialog
      onRun={run}
      onClose={onClose}
      onAssign={(assignTo) => setNext({ assignTo })}
      onReset={() => setNext('reset')}
      onSheet={onSheet}
    />
  )
}

interface CommandDialogProps {
  readonly onRun: (command: Command) => void
  readonly onClose: () => void
  readonly onAssign: (rule: Rule) => void
  readonly onReset: () => void
  readonly onSheet: () => void
}

/** A search field with its results: arrow keys select, Enter runs. */
function CommandDialog({ onRun, onClose, ...asked }: CommandDialogProps) {
  useReturnedFocus()
  const [text, setText] = useState('')
  const { sections, error } = useCommands({ text, ...asked })

  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className={classNames(styles.overlay)}
    >
      <Modal className={classNames(styles.modal)}>
        <Dialog aria-label="Command palette" className={classNames(styles.dialog)}>
          <Autocomplete inputValue={text} onInputChange={setText}>
            <SearchField
              aria-label="Find a page, a user or an action"
              autoFocus
              className={classNames(styles.field)}
              // The first Escape empties the field, as in every search; without a text it closes.
              onKeyDown={(event) =>
                event.key === 'Escape' && text === '' ? onClose() : event.continuePropagation()
              }
            >
              <Search size={18} aria-hidden="true" />
              <Input
                placeholder="Find a page, a user or an action"
                className={classNames(styles.input)}
              />
            </SearchField>
            {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
            {/* The arrows work from the field; who comes here by Tab scrolls. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <div className={styles.scroller} tabIndex={0}>
              <Menu
                aria-label="Commands"
                className={classNames(styles.menu)}
                renderEmptyState={() => <p className={styles.empty}>Nothing is found.</p>}
              >
                {sections.map(({ title, commands }) => (
                  <MenuSection key={title} id={title}>
                    <Header className={classNames(styles.heading)}>{title}</Header>
                    {commands.map((command) => (
                      <MenuItem
                        key={command.id}
                        id={command.id}
                        textValue={command.label}
                        className={classNames(styles.item)}
                        onAction={() => onRun(command)}
                      >
                        <span className={styles.label}>{command.label}</span>
                        {command.detail !== undefined && (
                          <span className={styles.detail}>{command.detail}</span>
                        )}
                        {command.keys !== undefined && (
                          <span className={styles.keys}>
                            <ShortcutKeys keys={command.keys} />
                          </span>
                        )}
                      </MenuItem>
                    ))}
                  </MenuSection>
                ))}
              </Menu>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
