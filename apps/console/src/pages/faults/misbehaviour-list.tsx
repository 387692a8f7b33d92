import type { Misbehaviour } from '@pingone-sandbox/contract'
import { SearchX } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { useChooseMisbehaviours } from '../../entities/fault/misbehaviour-queries.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useAddressText } from '../../lib/use-address-text.ts'
import { AsyncSwitch } from '../../patterns/toast/async-switch.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Expander } from '../../ui/expander.tsx'
import { isFocusFree } from '../../ui/focus.ts'
import layout from '../../ui/layout.module.css'
import { MarkedText } from '../../ui/marked-text.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './misbehaviour-list.module.css'

interface Props {
  readonly misbehaviours: readonly Misbehaviour[]
}

/** What real SCIM servers get wrong, each with a switch. */
export function MisbehaviourList({ misbehaviours }: Props) {
  const [parameters, setParameters] = useSearchParams()
  const [text, setText] = useAddressText(
    parameters.get('search') ?? '',
    useCallback(
      (search: string) =>
        setParameters(search === '' ? {} : { search }, { replace: true, preventScrollReset: true }),
      [setParameters],
    ),
  )
  // Ordered as when the page was opened, so that a toggled row stays in place.
  const [wereOn] = useState(
    () => new Set(misbehaviours.filter(({ active }) => active).map(({ id }) => id)),
  )
  const linked = useLocation().hash.slice(1)
  const title = useRef<HTMLHeadingElement>(null)
  const switchAllOff = useRef<HTMLButtonElement>(null)
  const choose = useChooseMisbehaviours()
  const clear = useChooseMisbehaviours()
  const count = misbehaviours.filter((each) => each.active).length
  const sought = text.trim().toLowerCase()
  const found = misbehaviours
    .filter(({ id, title, what }) =>
      [id, title, what].some((part) => part.toLowerCase().includes(sought)),
    )
    .toSorted((one, other) => Number(wereOn.has(other.id)) - Number(wereOn.has(one.id)))
  const toggle = (id: string, isOn: boolean) =>
    choose.mutateAsync((active) => (isOn ? [...active, id] : active.filter((each) => each !== id)))

  return (
    <section className={layout.stack} aria-labelledby="misbehaviours-title">
      <div>
        <h2 id="misbehaviours-title" ref={title} tabIndex={-1}>
          Misbehaviours of the reference server
        </h2>
        <p className={layout.muted}>
          Errors observed in real servers. They affect every request to the reference server, from
          any client, until switched off.
        </p>
      </div>
      <div className={layout.row}>
        <SearchField label="Search misbehaviours" value={text} onChange={setText} />
        <output className={layout.muted}>
          {count} of {misbehaviours.length} enabled
        </output>
        {count > 0 && (
          <Button
            ref={switchAllOff}
            size="small"
            isDisabled={clear.isPending}
            onPress={() =>
              clear.mutate(() => [], {
                onSuccess() {
                  // The button is removed when nothing is active.
                  if (isFocusFree(switchAllOff.current)) title.current?.focus()
                },
              })
            }
          >
            Switch all off
          </Button>
        )}
      </div>
      {clear.error !== null && <Notice tone="danger">{failureText(clear.error)}</Notice>}
      {found.length === 0 ? (
        <EmptyState icon={SearchX} title="No misbehaviour matches" />
      ) : (
        <ul className={styles.list} aria-label="Misbehaviours">
          {found.map((misbehaviour) => (
            <li
              // Remounted, so that a linked record opens.
              key={misbehaviour.id === linked ? `${misbehaviour.id} linked` : misbehaviour.id}
              id={misbehaviour.id}
              data-linked={misbehaviour.id === linked || undefined}
              className={styles.item}
            >
              <span className={styles.switch}>
                <AsyncSwitch
                  label={misbehaviour.title.replaceAll('`', '')}
                  isSelected={misbehaviour.active}
                  onToggle={(isOn) => toggle(misbehaviour.id, isOn)}
                />
              </span>
              <div className={styles.record}>
                <Expander
                  isInitiallyOpen={misbehaviour.id === linked}
                  summary={
                    <span>
                      <MarkedText>{misbehaviour.title}</MarkedText>{' '}
                      <span className={styles.id}>{misbehaviour.id}</span>
                    </span>
                  }
                >
                  {() => <Details misbehaviour={misbehaviour} />}
                </Expander>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Details({ misbehaviour }: { readonly misbehaviour: Misbehaviour }) {
  const { what, effect, remedy, section, evidence } = misbehaviour
  return (
    <dl className={styles.details}>
      <dt>What it does</dt>
      <dd>
        <MarkedText>{what}</MarkedText>
      </dd>
      <dt>How PingOne reacts</dt>
      <dd>
        <MarkedText>{effect}</MarkedText>
      </dd>
      <dt>Remedy</dt>
      <dd>
        <MarkedText>{remedy}</MarkedText> ({section})
      </dd>
      <dt>Seen</dt>
      <dd>
        <MarkedText>{evidence.note}</MarkedText>{' '}
        <a href={evidence.source} target="_blank" rel="noreferrer">
          Source
        </a>
      </dd>
    </dl>
  )
}
