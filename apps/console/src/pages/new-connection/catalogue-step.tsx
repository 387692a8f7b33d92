import { Check } from 'lucide-react'
import { useState } from 'react'
import layout from '../../ui/layout.module.css'
import { SearchField } from '../../ui/search-field.tsx'
import { searchCatalogue } from './catalogue.ts'
import stretched from '../../ui/stretched-button.module.css'
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
          <li key={name} className={styles.tile} {...(isSimulated && { 'data-choice': true })}>
            <span className={styles.logo} aria-hidden="true">
              {name.slice(0, 1)}
            </span>
            {isSimulated ? (
              <Choice name={name} isChosen={name === connector} onSelect={onSelect} />
            ) : (
              <>
                <span className={styles.name}>{name}</span>
                Not simulated
              </>
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

interface ChoiceProps {
  readonly name: string
  readonly isChosen: boolean
  readonly onSelect: (connector: string) => void
}

function Choice({ name, isChosen, onSelect }: ChoiceProps) {
  return (
    <>
      <button
        type="button"
        className={stretched.button}
        aria-label={`Select ${name}`}
        aria-pressed={isChosen}
        onClick={() => onSelect(name)}
      >
        <span className={styles.name}>{name}</span>
      </button>
      <span className={styles.choice} aria-hidden="true">
        {isChosen && <Check size={14} />}
        {isChosen ? 'Selected' : 'Select'}
      </span>
    </>
  )
}
