import { useCallback } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'

/** Which row's panel is open; it stands in the address, before what the list was asked for. */
export function useOpenRow(listPath: string) {
  const { id } = useParams()
  const navigate = useNavigate()
  const { search: asked } = useLocation()
  const close = useCallback(() => void navigate(listPath + asked), [navigate, listPath, asked])
  const open = useCallback(
    (rowId: string) => void navigate(`${listPath}/${rowId}${asked}`),
    [navigate, listPath, asked],
  )
  return { id, open, close }
}
