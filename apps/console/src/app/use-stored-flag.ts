import { useState } from 'react'

/** A yes or no that this browser remembers. */
export function useStoredFlag(key: string, initial: boolean): [boolean, (value: boolean) => void] {
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
