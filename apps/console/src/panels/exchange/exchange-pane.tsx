import { ArrowLeft, ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { AnswerBadge } from '../../entities/journal/answer-badge.tsx'
import { answerText, answerTone, readablePath } from '../../entities/journal/exchange-text.ts'
import { formatDuration } from '../../lib/format-duration.ts'
import { formatClock, formatInstant } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { CopyMenu } from './copy-menu.tsx'
import { ExchangeDetails } from './exchange-details.tsx'
import styles from './exchange-pane.module.css'
import { useShownExchange } from './exchange-queries.ts'
import { ReplayButton } from './replay-button.tsx'
import { useAttempts } from './use-trail.ts'

interface Props {
  readonly exchangeId: string
  /** Shows another exchange: a replay that was sent, or one that this one refers to. */
  readonly onOpen: (exchangeId: string) => void
  /** Absent at the first exchange; without both there are no such buttons. */
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
  readonly onClose?: (() => void) | undefined
  /** The pane has the whole width: it begins with the way back, named here. */
  readonly backLabel?: string | undefined
  /** Above request and response: what caused a failure, and its repairs. */
  readonly notice?: ReactNode
}

/** One exchange: a summary that stays in sight, request over response, and why it was sent. */
export function ExchangePane(props: Props) {
  const { exchangeId, onOpen, onPrevious, onNext, onClose, backLabel, notice } = props
  const { data: exchange, error } = useShownExchange(exchangeId)
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const title = exchange ? `${exchange.request.method} ${readablePath(exchange)}` : 'Request'

  const isWhole = backLabel !== undefined
  useLayoutEffect(() => {
    if (isWhole) heading.current?.focus({ preventScroll: true })
  }, [isWhole])

  function onKeyDown(event: KeyboardEvent) {
    const move = { ArrowUp: onPrevious, ArrowDown: onNext }[event.key]
    if (move === undefined || event.defaultPrevented) return
    event.preventDefault()
    move()
  }

  return (
    <section
      aria-labelledby={titleId}
      aria-busy={exchange !== undefined && exchange.id !== exchangeId}
      className={styles.pane}
    >
      {/* The buttons inside take the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <header className={styles.header} onKeyDown={onKeyDown}>
        {isWhole && onClose !== undefined && (
          <div className={styles.back}>
            <Button
              size="small"
              variant="quiet"
              icon={<ArrowLeft size={14} aria-hidden="true" />}
              onPress={onClose}
            >
              {backLabel}
            </Button>
          </div>
        )}
        <div className={styles.titles} aria-live="polite">
          <div className={styles.titleLine}>
            <h2 ref={heading} id={titleId} tabIndex={-1} className={styles.title} title={title}>
              {title}
            </h2>
            {exchange && (
              <AnswerBadge tone={answerTone(exchange)}>{answerText(exchange)}</AnswerBadge>
            )}
          </div>
          {exchange && <Facts exchange={exchange} />}
        </div>
        <div className={styles.actions}>
          {exchange && <CopyMenu exchange={exchange} />}
          {exchange && exchange.purpose !== 'token' && (
            <ReplayButton exchange={exchange} onOpen={onOpen} />
          )}
          {(onPrevious !== undefined || onNext !== undefined) && (
            <>
              <IconButton
                aria-label="Previous request"
                isDisabled={onPrevious === undefined}
                onPress={onPrevious}
              >
                <ChevronUp size={18} />
              </IconButton>
              <IconButton
                aria-label="Next request"
                isDisabled={onNext === undefined}
                onPress={onNext}
              >
                <ChevronDown size={18} />
              </IconButton>
            </>
          )}
          {!isWhole && onClose !== undefined && (
            <IconButton aria-label="Close request" onPress={onClose}>
              <X size={18} />
            </IconButton>
          )}
        </div>
      </header>
      {/* A scrolling region must be reachable by keyboard; each exchange begins at its top. */}
      <section
        key={exchange?.id}
        className={styles.body}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="Request and response"
      >
        {exchange === undefined && error === null && <Loading />}
        {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
        {notice}
        {exchange && <ExchangeDetails exchange={exchange} onOpen={onOpen} />}
      </section>
    </section>
  )
}

type ShownExchange = NonNullable<ReturnType<typeof useShownExchange>['data']>

/** How long it took, which attempt it was, and when. */
function Facts({ exchange }: { readonly exchange: ShownExchange }) {
  const attempts = useAttempts(exchange)
  return (
    <p className={styles.facts}>
      <span>{formatDuration(exchange.durationMs)}</span>
      {attempts > 1 && (
        <span>
          attempt {exchange.attempt} of {attempts}
        </span>
      )}
      <time dateTime={exchange.at} title={formatInstant(exchange.at)}>
        {formatClock(exchange.at)}
      </time>
    </p>
  )
}
