import { ChevronDown } from 'lucide-react'
import { counted } from '../../lib/format-count.ts'
import { Button } from '../../ui/button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './list-toolbar.module.css'
import type { Listing } from './use-listing.ts'

interface Props<Item> {
  readonly listing: Listing<Item>
  /** What is listed, in the singular, with a capital. */
  readonly noun: string
}

/** A search, and beside it how many are listed, and in which order: "2 Connections by Name". */
export function ListToolbar<Item>({ listing, noun }: Props<Item>) {
  const { shown, search, setSearch, orders, order, setOrder } = listing
  const count = counted(shown.length, noun)
  return (
    <div className={styles.toolbar}>
      <SearchField label={`Search ${noun.toLowerCase()}s`} value={search} onChange={setSearch} />
      <MenuButton
        label="Sort by"
        items={orders.map((each) => ({ label: each.label, onSelect: () => setOrder(each) }))}
      >
        {(trigger) => (
          <Button {...trigger} variant="quiet">
            {`${count} by ${order.label}`}
            <ChevronDown size={16} aria-hidden="true" />
          </Button>
        )}
      </MenuButton>
    </div>
  )
}
