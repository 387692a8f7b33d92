import { useCallback } from 'react'
import { useNavigate, useParams } from 'react-router'

/** Which row's panel is open; it stands in the address, before what the list is asked for by then. */
export function useOpenRow(listPath: string) {
  const { id } = useParams()
  const navigate = useNavigate()
  const close = useCallback(
    () => void navigate(listPath + window.location.search),
    [navigate, listPath],
  )
  const open = useCallback(
    (rowId: string) => void navigate(`${listPath}/${rowId}${window.location.search}`),
    [navigate, listPath],
  )
  return { id, open, close }
}
