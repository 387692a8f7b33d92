import { useMemo } from 'react'
import { environmentPaths } from './environment-paths.ts'
import { useSession } from './session.ts'

/** The addresses of the pages of the open environment. */
export function usePaths() {
  const { environmentId } = useSession().info
  return useMemo(() => environmentPaths(environmentId), [environmentId])
}
