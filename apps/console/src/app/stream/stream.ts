import { createContext, useContext } from 'react'

/** The state of the live stream, and since when. */
export interface StreamState {
  readonly status: 'connecting' | 'live' | 'lost'
  readonly since: string
}

export const StreamContext = createContext<StreamState>({ status: 'connecting', since: '' })

export function useStream(): StreamState {
  return useContext(StreamContext)
}
