import { useCallback, useContext } from 'react'
import { UNSAFE_DataRouterContext as DataRouterContext } from 'react-router'

/**
 * Returns a function that changes the address at once, or, while a navigation is in progress, after it has ended on the same page. It
 * returns the cleanup that cancels a change that still waits.
 *
 * It is for changes that no press asks for: each navigation cancels the one in progress, so a press on a link would be lost while the
 * code of its page is fetched. The router itself is asked, since components render with an earlier state of it.
 */
export function useAfterNavigation(): (change: () => void) => () => void {
  const router = useContext(DataRouterContext)?.router
  return useCallback(
    (change) => {
      if (router === undefined || router.state.navigation.state === 'idle') {
        change()
        return () => {}
      }
      const { pathname } = router.state.location
      const stop = router.subscribe(({ navigation, location }) => {
        if (navigation.state !== 'idle') return
        stop()
        if (location.pathname === pathname) change()
      })
      return stop
    },
    [router],
  )
}
