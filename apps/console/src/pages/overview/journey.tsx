import type { Connected, ExchangeBrief, MomentRule } from '@pingone-sandbox/contract'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { usePace } from '../../entities/sandbox/pace-queries.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { isFocusFree } from '../../ui/focus.ts'
import layout from '../../ui/layout.module.css'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import styles from './journey.module.css'
import { useConnect, useJourney } from './own-endpoint-queries.ts'
import { formatCount } from '../../lib/format-count.ts'

interface Props {
  readonly connected: Connected
}

/** The way of the first user to a connected endpoint, step by step as it happens. */
export function Journey({ connected }: Props) {
  const { url, connection, rule, user, notes, testExchangeId } = connected
  const paths = usePaths()
  const { work, error } = useJourney(connected)
  const head = useRef<HTMLParagraphElement>(null)
  // What had the focus may be gone: the form, or the button that provisions all.
  useEffect(() => {
    if (isFocusFree()) head.current?.focus()
  }, [])
  return (
    <div className={layout.stack}>
      <p ref={head} tabIndex={-1} className={styles.url}>
        <code>{url}</code>
      </p>
      <ol className={styles.steps} aria-label="Journey" aria-live="polite">
        <Step tone="success" badge="Done">
          {testExchangeId === undefined ? (
            'Connection tested'
          ) : (
            <Link to={`${paths.activity}?exchange=${testExchangeId}`}>Connection tested</Link>
          )}
        </Step>
        <Step tone="success" badge={connection.isNew ? 'Created' : 'Kept'}>
          Connection <Link to={paths.connection(connection.id)}>{connection.name}</Link>
        </Step>
        <Step tone="success" badge={rule.isNew ? 'Created' : 'Kept'}>
          Rule <Link to={paths.rule(rule.id)}>{rule.name}</Link>
          <span className={layout.muted}> for {scopeWords(connected)}</span>
        </Step>
        {user !== undefined && <Work connected={connected} work={work} />}
      </ol>
      {user === undefined && (
        <Notice tone="info">The rule has no user in scope, so nothing is sent yet.</Notice>
      )}
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {work?.outcome?.status === 'failed' && <Failure work={work} />}
      {notes.map((note) => (
        <Notice key={note} tone="info">
          {note}
        </Notice>
      ))}
      <Actions connected={connected} />
    </div>
  )
}

interface WorkProps extends Props {
  readonly work: MomentRule | undefined
}

function Work({ connected: { user }, work }: WorkProps) {
  const paths = usePaths()
  const isPaused = usePace().data?.mode === 'paused'
  if (work === undefined)
    return (
      <Step tone={isPaused ? 'warning' : 'running'} badge={isPaused ? 'Paused' : 'Waiting'}>
        {user?.name} {isPaused && 'waits: the pace is paused'}
      </Step>
    )
  const { exchanges, outcome } = work
  return (
    <>
      {exchanges.map((exchange) => (
        <Step key={exchange.id} tone={toneOf(exchange)} badge={badgeOf(exchange)}>
          <Link to={`${paths.activity}?exchange=${exchange.id}`} className={styles.request}>
            {exchange.summary}
          </Link>
        </Step>
      ))}
      <Step {...outcomeLook(outcome)}>
        <strong>{user?.name}</strong>
        {outcome !== undefined && <span className={layout.muted}> {outcome.summary}</span>}
      </Step>
    </>
  )
}

interface StepProps {
  readonly tone: Tone
  readonly badge: string
  readonly children: ReactNode
}

function Step({ tone, badge, children }: StepProps) {
  return (
    <li className={styles.step}>
      <span className={styles.text}>{children}</span>
      <StatusBadge tone={tone}>{badge}</StatusBadge>
    </li>
  )
}

/** Why it failed, as the story says it. */
function Failure({ work: { outcome, culprit } }: { readonly work: MomentRule }) {
  return (
    <Notice tone="danger" title={culprit?.title ?? 'It failed'}>
      {culprit?.message ?? outcome?.summary}
    </Notice>
  )
}

function Actions({ connected }: Props) {
  const { url, rule, user, users } = connected
  const paths = usePaths()
  const connect = useConnect()
  return (
    <>
      <div className={layout.row}>
        {user !== undefined && (
          <LinkButton
            to={paths.story({ type: 'user', id: user.id })}
            variant="primary"
            size="normal"
          >
            Open the story
          </LinkButton>
        )}
        {rule.scope === 'one' && users > 1 && (
          <Button
            size="small"
            isDisabled={connect.isPending}
            onPress={() => connect.mutate({ url, users: 'all' })}
          >
            {`Provision all ${formatCount(users)} users`}
          </Button>
        )}
        <Button size="small" isDisabled={connect.isPending} onPress={() => connect.mutate({ url })}>
          Try again
        </Button>
        <Button size="small" variant="quiet" onPress={connect.forget}>
          Another endpoint
        </Button>
      </div>
      {connect.error !== null && <Notice tone="danger">{failureText(connect.error)}</Notice>}
    </>
  )
}

function scopeWords({ rule: { scope }, users, user }: Connected): string {
  if (scope === 'all') return `all ${formatCount(users)} enabled users`
  return scope === 'one' ? `one user, ${user?.name ?? ''}` : 'the users of its own filter'
}

const toneOf = ({ status, failure }: ExchangeBrief): Tone =>
  failure !== undefined || status === undefined || status >= 400 ? 'danger' : 'success'

const badgeOf = ({ status, failure }: ExchangeBrief): string =>
  status === undefined ? (failure?.code ?? 'No answer') : String(status)

function outcomeLook(outcome: MomentRule['outcome']): Pick<StepProps, 'tone' | 'badge'> {
  if (outcome === undefined) return { tone: 'running', badge: 'In progress' }
  return outcome.status === 'failed'
    ? { tone: 'danger', badge: 'Failed' }
    : { tone: outcome.remarks === undefined ? 'success' : 'warning', badge: 'Success' }
}
