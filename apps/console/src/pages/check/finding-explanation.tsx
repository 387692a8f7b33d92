import type { CheckFinding } from '@pingone-sandbox/contract'
import type { ReactNode } from 'react'
import { Behaviour } from '../../panels/exchange/applied-behaviours.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import styles from './finding-pane.module.css'

interface Props {
  readonly finding: CheckFinding
}

/** How it is known that PingOne behaves so. */
const certainties: Readonly<Record<CheckFinding['certainty'], string>> = {
  documented: 'Ping documents that PingOne behaves so.',
  observed: 'Others have seen PingOne behave so; Ping does not document it.',
  inferred: 'It is our best reading of what is public; only Ping could confirm it.',
  standard: 'It follows from the standard, however PingOne behaves.',
}

/** What PingOne needs, what happened, what PingOne does next, how sure that is, and how to fix the server. */
export function FindingExplanation({ finding }: Props) {
  const { needs, summary, details, next, fix, section, certainty, behaviours } = finding
  return (
    <div className={styles.explanation}>
      <Part title="What PingOne needs">
        <p>
          <MarkedText>{needs}</MarkedText>{' '}
          <a href={section.url} target="_blank" rel="noreferrer">
            {section.title}
          </a>
        </p>
      </Part>
      <Part title="What happened">
        <p>
          <MarkedText>{summary}</MarkedText>
        </p>
        {details.length > 0 && (
          <ul className={styles.details}>
            {details.map((detail) => (
              <li key={detail}>
                <MarkedText>{detail}</MarkedText>
              </li>
            ))}
          </ul>
        )}
      </Part>
      {next !== undefined && (
        <Part title="What PingOne does next">
          <p>
            <MarkedText>{next}</MarkedText>
          </p>
        </Part>
      )}
      {fix.length > 0 && (
        <Part title="How to fix it">
          <ol className={styles.fix}>
            {fix.map((line) => (
              <li key={line}>
                <MarkedText>{line}</MarkedText>
              </li>
            ))}
          </ol>
        </Part>
      )}
      <Part title="How sure we are">
        <p>{certainties[certainty]}</p>
        {behaviours.length > 0 && (
          <ul className={styles.behaviours} aria-label="Behaviours it rests on">
            {behaviours.map((behaviour) => (
              <Behaviour key={behaviour.id} quirk={behaviour} />
            ))}
          </ul>
        )}
      </Part>
    </div>
  )
}

interface PartProps {
  readonly title: string
  readonly children: ReactNode
}

function Part({ title, children }: PartProps) {
  return (
    <section className={styles.part}>
      <h3 className={styles.label}>{title}</h3>
      {children}
    </section>
  )
}
