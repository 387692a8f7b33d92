import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components'
import { classNames } from '../../ui/class-names.ts'
import combo from '../../ui/combo-field.module.css'
import field from '../../ui/field.module.css'
import list from '../../ui/select-field.module.css'
import { fullName } from './user-names.ts'
import { useUser, useUsers } from './user-queries.ts'

interface Props {
  readonly label: string
  readonly userId: string | undefined
  readonly onChange: (userId: string) => void
}

/** A choice of one user, found by a part of the name. */
export function UserField({ label, userId, onChange }: Props) {
  const [text, setText] = useState<string>()
  const chosen = useUser(userId).data
  // The name of who is chosen is no search: the list shows the others as well.
  const { users = [] } = useUsers({ search: text === chosen?.username ? '' : (text ?? '') })

  function choose(id: string) {
    setText(users.find((user) => user.id === id)?.username)
    onChange(id)
  }

  return (
    <ComboBox
      className={classNames(field.field)}
      items={users}
      value={userId ?? null}
      inputValue={text ?? chosen?.username ?? ''}
      onInputChange={setText}
      onChange={(key) => key !== null && choose(String(key))}
      // What was typed and not chosen gives way to the user who is.
      onBlur={() => setText(undefined)}
      allowsEmptyCollection
    >
      <Label className={field.label}>{label}</Label>
      <div className={combo.control}>
        <Input
          className={classNames(field.input, combo.input)}
          placeholder="Search users"
          spellCheck={false}
        />
        <Button className={classNames(combo.opener)}>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      </div>
      <Popover className={classNames(list.popover)}>
        <ListBox
          className={classNames(list.list)}
          renderEmptyState={() => <p className={combo.empty}>No user is found.</p>}
        >
          {(user: (typeof users)[number]) => (
            <ListBoxItem
              textValue={user.username}
              className={classNames(list.option, combo.option)}
            >
              {user.username}
              <span>{fullName(user)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
