import { Check } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { SearchField } from '../../ui/search-field.tsx'
import { searchCatalogue } from './catalogue.ts'
import styles from './catalogue-step.module.css'

interface Props {
  readonly connector: string | undefined
  readonly onSelect: (connector: string) => void
}

/** The catalogue of identity stores. */
export function CatalogueStep({ connector, onSelect }: Props) {
  const [search, setSearch] = useState('')
  const found = searchCatalogue(search)
  return (
    <div className={layout.stack}>
      <SearchField label="Search identity stores" value={search} onChange={setSearch} />
      <ul className={styles.tiles}>
        {found.map(({ name, isSimulated }) => (
          <li key={name} className={styles.tile} data-selected={name === connector || undefined}>
            <span className={styles.logo} aria-hidden="true">
              {name.slice(0, 1)}
            </span>
            <h3>{name}</h3>
            {isSimulated ? (
              <Button
                size="small"
                variant={name === connector ? 'primary' : 'secondary'}
                aria-label={`Select ${name}`}
                icon={name === connector && <Check size={14} />}
                onPress={() => onSelect(name)}
              >
                {name === connector ? 'Selected' : 'Select'}
              </Button>
            ) : (
              <p className={styles.absent}>Not simulated</p>
            )}
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p className={layout.muted}>No identity store has “{search}” in its name.</p>
      )}
    </div>
  )
}
