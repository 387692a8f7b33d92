import { useCallback, useMemo, useState } from 'react'
import type { Room } from '../patterns/room.ts'
import { useMatches } from '../ui/use-matches.ts'

/** Whether the guide is open, beside the page or over it. */
export interface Guide {
  readonly isOpen: boolean
  readonly isOver: boolean
  readonly open: () => void
  readonly close: () => void
  readonly room: Room
}

/**
 * The guide stands beside the page where both have room, and is open there at first; elsewhere it lies over the page.
 *
 * While a page asks for its whole width it folds, unless the screen has room for all; opened again meanwhile, it lies over the page.
 */
export function useGuide(): Guide {
  const [isWanted, setWanted] = useStoredFlag('guide', window.innerWidth > 1100)
  const [isRoomAsked, setRoomAsked] = useState(false)
  const [isOpenedOver, setOpenedOver] = useState(false)
  const hasMuchRoom = useMatches('(width >= 1560px)')
  const isFolded = isRoomAsked && !hasMuchRoom
  const ask = useCallback((isAsked: boolean) => {
    setRoomAsked(isAsked)
    setOpenedOver(false)
  }, [])
  const room = useMemo(() => ({ isGiven: isRoomAsked, ask }), [isRoomAsked, ask])
  return {
    isOpen: isFolded ? isOpenedOver : isWanted,
    isOver: isFolded,
    room,
    open: () => (isFolded ? setOpenedOver(true) : setWanted(true)),
    close: () => (isFolded ? setOpenedOver(false) : setWanted(false)),
  }
}

/** A boolean kept in this browser's storage. */
function useStoredFlag(key: string, initial: boolean): [boolean, (value: boolean) => void] {
  const [flag, setFlag] = useState(() => {
    const stored = localStorage.getItem(key)
    return stored === null ? initial : stored === 'yes'
  })
  return [
    flag,
    (value) => {
      localStorage.setItem(key, value ? 'yes' : 'no')
      setFlag(value)
    },
  ]
}
