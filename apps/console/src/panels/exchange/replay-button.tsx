import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'
import { type RecordedExchange, useReplay } from './exchange-queries.ts'
import { answerText, readablePath } from '../../entities/journal/exchange-text.ts'
import { replayEffect } from './replay-effect.ts'

interface Props {
  readonly exchange: RecordedExchange
  /** Shows the new exchange. */
  readonly onOpen: (exchangeId: string) => void
}

/** Sends the request again; a write asks for a confirmation first. */
export function ReplayButton({ exchange, onOpen }: Props) {
  const replay = useReplay()
  const showToast = useToast()
  const [isAsking, setAsking] = useState(false)
  const effect = replayEffect(exchange)

  function send() {
    replay.mutate(exchange.id, {
      onSuccess(replayed) {
        showToast('info', `The request was sent again. The answer: ${answerText(replayed)}.`)
        onOpen(replayed.id)
      },
      onError: (error) => showToast('danger', failureText(error)),
      onSettled: () => setAsking(false),
    })
  }

  return (
    <>
      <Button
        size="small"
        icon={<RotateCw size={14} aria-hidden="true" />}
        isDisabled={replay.isPending}
        onPress={() => (effect === undefined ? send() : setAsking(true))}
      >
        Replay
      </Button>
      <ConfirmDialog
        title="Send the request again?"
        isOpen={isAsking}
        confirmLabel="Send again"
        isPending={replay.isPending}
        onConfirm={send}
        onClose={() => setAsking(false)}
      >
        <p>
          <code>
            {exchange.request.method} {readablePath(exchange)}
          </code>
        </p>
        <p>{effect}</p>
        <p>
          It goes to {exchange.connection.name} with the credentials that the connection has now,
          and is recorded as a replay.
        </p>
      </ConfirmDialog>
    </>
  )
}
