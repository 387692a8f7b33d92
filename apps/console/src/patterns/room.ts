import { createContext, use, useLayoutEffect } from 'react'

/** The width of a page: what stands beside it is folded while the page asks for all of it. */
export interface Room {
  readonly isGiven: boolean
  readonly ask: (isWanted: boolean) => void
}

export const RoomContext = createContext<Room>({ isGiven: true, ask: () => {} })

/** Asks for room while it is wanted; true once the page has as much as it gets. */
export function useRoom(isWanted: boolean): boolean {
  const { isGiven, ask } = use(RoomContext)
  useLayoutEffect(() => {
    if (!isWanted) return
    ask(true)
    return () => ask(false)
  }, [isWanted, ask])
  return isWanted && isGiven
}
