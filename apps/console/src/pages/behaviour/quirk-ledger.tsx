import { evidences } from '@pingone-sandbox/contract'
import { BookOpen } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'react-router'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import layout from '../../ui/layout.module.css'
import { SearchField } from '../../ui/search-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import {
  findQuirks,
  type LedgerQuirk,
  type QuirkFilter,
} from '../../entities/behaviour/quirk-filter.ts'
import { QuirkRecord } from '../../entities/behaviour/quirk-record.tsx'
import styles from './quirk-ledger.module.css'

interface Props {
  readonly quirks: readonly LedgerQuirk[]
}

const allQuirks: QuirkFilter = { text: '', evidence: 'any', isActiveOnly: false }

/** The quirk ledger: what PingOne does that the RFC does not ask for, and how we know. */
export function QuirkLedger({ quirks }: Props) {
  const linked = useLocation().hash.slice(1)
  const [filter, setFilter] = useState(allQuirks)
  const found = findQuirks(quirks, filter)
  const [shown, setShown] = useState('')
  if (shown !== linked) {
    setShown(linked)
    // A link clears the filters and leads to its record.
    if (!found.some(({ id }) => id === linked)) setFilter(allQuirks)
  }

  return (
    <section aria-labelledby="ledger-title" className={layout.stack}>
      <div>
        <h2 id="ledger-title">Ledger</h2>
        <p className={layout.muted}>
          <strong>Documented</strong> by Ping, <strong>observed</strong> by others, or{' '}
          <strong>inferred</strong>: our best reading of what is public. Only Ping could confirm it.
        </p>
      </div>
      <div className={layout.row}>
        <SearchField
          label="Search the ledger"
          value={filter.text}
          onChange={(text) => setFilter({ ...filter, text })}
        />
        <SelectField
          label="Evidence"
          isLabelHidden
          value={filter.evidence}
          onChange={(evidence) =>
            setFilter({ ...filter, evidence: evidence as QuirkFilter['evidence'] })
          }
          options={[
            { id: 'any', label: 'Any evidence' },
            ...evidences.map((id) => ({ id, label: id })),
          ]}
        />
        <Checkbox
          isSelected={filter.isActiveOnly}
          onChange={(isActiveOnly) => setFilter({ ...filter, isActiveOnly })}
        >
          Only what this profile does
        </Checkbox>
        <output className={layout.muted}>
          {found.length} of {quirks.length}
        </output>
      </div>
      {found.length === 0 ? (
        <EmptyState icon={BookOpen} title="No record matches">
          Search for a word of its title, its detail or its source.
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label="Quirk ledger">
          {found.map((quirk) => (
            <QuirkRecord
              // Remounted, so that a linked record opens.
              key={quirk.id === linked ? `${quirk.id} linked` : quirk.id}
              quirk={quirk}
              isInitiallyOpen={quirk.id === linked}
              isLinked={quirk.id === linked}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
