import { createContext, useContext } from 'react'

/** How the live stream stands, and since when. */
export interface StreamState {
  readonly status: 'connecting' | 'live' | 'lost'
  readonly since: string
}

export const StreamContext = createContext<StreamState>({ status: 'connecting', since: '' })

export function useStream(): StreamState {
  return useContext(StreamContext)
}
