import { Check } from 'lucide-react'
import { useState } from 'react'
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
          <li key={name}>
            {isSimulated ? (
              <button
                type="button"
                className={styles.tile}
                aria-label={`Select ${name}`}
                aria-pressed={name === connector}
                onClick={() => onSelect(name)}
              >
                <Logo name={name} />
                <span className={styles.choice}>
                  {name === connector && <Check size={14} aria-hidden="true" />}
                  {name === connector ? 'Selected' : 'Select'}
                </span>
              </button>
            ) : (
              <div className={styles.tile}>
                <Logo name={name} />
                Not simulated
              </div>
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

function Logo({ name }: { readonly name: string }) {
  return (
    <>
      <span className={styles.logo} aria-hidden="true">
        {name.slice(0, 1)}
      </span>
      <span className={styles.name}>{name}</span>
    </>
  )
}
