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
        {found.map((entry) => (
          <li key={entry.name} className={styles.tile} data-choice={entry.isSimulated || undefined}>
            {entry.isSimulated ? (
              <Choice name={entry.name} isChosen={entry.name === connector} onSelect={onSelect} />
            ) : (
              <span className={styles.name}>{entry.name}</span>
            )}
            <span>{entry.about}</span>
            {!entry.isSimulated && <span className={styles.note}>Not simulated</span>}
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
    <button
      type="button"
      className={stretched.button}
      aria-label={`Select ${name}`}
      aria-pressed={isChosen}
      onClick={() => onSelect(name)}
    >
      <span className={styles.name}>
        {name}
        {isChosen && <Check size={16} aria-hidden="true" />}
      </span>
    </button>
  )
}
