import { useCallback, useEffect, useRef } from 'react'
import { type BlockerFunction, useBlocker } from 'react-router'
import { usePace, useSetPace } from '../../entities/sandbox/pace-queries.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { slownessOf } from './pace-words.ts'

/** Says, when the stage is left, that the engine is still paused or slow, and offers to resume. */
export function LeaveStage() {
  const { data: pace } = usePace()
  const slowness = pace && slownessOf(pace)
  // The blocker reads it without being made anew.
  const isSlow = useRef(false)
  useEffect(() => {
    isSlow.current = slowness !== undefined
  })
  const blocker = useBlocker(
    useCallback<BlockerFunction>(
      ({ currentLocation, nextLocation }) =>
        isSlow.current && currentLocation.pathname !== nextLocation.pathname,
      [],
    ),
  )
  const { mutate, isPending } = useSetPace()
  const toast = useToast()
  if (blocker.state !== 'blocked') return null
  const resume = () =>
    mutate(
      { mode: 'running', perSecond: null },
      {
        onSuccess: () => blocker.proceed(),
        onError: (error) => toast('danger', failureText(error)),
      },
    )
  return (
    <Dialog
      title={pace?.mode === 'paused' ? 'Leave the engine paused?' : 'Leave the engine slow?'}
      role="alertdialog"
      isOpen
      onClose={() => blocker.reset()}
      footer={
        <>
          <Button onPress={() => blocker.reset()}>Stay</Button>
          <Button onPress={() => blocker.proceed()}>
            {pace?.mode === 'paused' ? 'Leave it paused' : 'Leave it slow'}
          </Button>
          <Button variant="primary" isDisabled={isPending} onPress={resume}>
            Resume and leave
          </Button>
        </>
      }
    >
      {slowness ?? 'The engine runs at full speed again.'} Nothing else is sent until it is resumed.
      The bar above every page can resume it as well.
    </Dialog>
  )
}
