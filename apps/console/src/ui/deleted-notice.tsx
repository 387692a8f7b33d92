import { Notice } from './notice.tsx'

interface Props {
  readonly what: string
}

/** Tells that an open resource was deleted elsewhere; its input stays. */
export function DeletedNotice({ what }: Props) {
  return (
    <Notice tone="warning" title={`This ${what} was deleted elsewhere`}>
      What you have entered is still here, to be copied; it cannot be saved any more.
    </Notice>
  )
}
