import { useState } from 'react'

interface Known<Item> {
  /** The item; as it was last, once the list has it no more. */
  readonly item: Item | undefined
  /** Whether it was there and is gone. */
  readonly isGone: boolean
}

/** One item of a list that others may delete from: what is edited of it is not to go with it. */
export function useLastKnown<Item extends { readonly id: string }>(
  items: readonly Item[] | undefined,
  id: string | undefined,
): Known<Item> {
  const found = items?.find((item) => item.id === id)
  const [last, setLast] = useState(found)
  if (found !== undefined && found !== last) setLast(found)
  const known = last?.id === id ? last : undefined
  return {
    item: found ?? known,
    isGone: items !== undefined && found === undefined && known !== undefined,
  }
}
