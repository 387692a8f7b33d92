import { Notice } from './notice.tsx'

interface Props {
  readonly what: string
}

/** Says of an opened resource that others have deleted it; what was entered stays to be copied. */
export function DeletedNotice({ what }: Props) {
  return (
    <Notice tone="warning" title={`This ${what} was deleted elsewhere`}>
      What you have entered still stands here, to be copied; it cannot be saved any more.
    </Notice>
  )
}
