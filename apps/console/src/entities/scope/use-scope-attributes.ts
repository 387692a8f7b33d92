import {
  customScopeAttribute,
  type ScopeAttribute,
  scopeAttributes,
} from '@pingone-sandbox/contract'
import { useMemo } from 'react'
import { useCustomAttributes } from '../user/index.ts'

/** The attributes for conditions, custom user attributes included; undefined until those are read. */
export function useScopeAttributes(): readonly ScopeAttribute[] | undefined {
  const { data, isError } = useCustomAttributes()
  return useMemo(() => {
    if (data === undefined) return isError ? scopeAttributes : undefined
    const custom = data.flatMap(({ name, displayName, type }): readonly ScopeAttribute[] => {
      if (type === 'JSON') return []
      const attribute = customScopeAttribute(name, displayName)
      return [
        type === 'BOOLEAN' ? { ...attribute, operators: ['eq'], value: 'boolean' } : attribute,
      ]
    })
    return [...scopeAttributes, ...custom]
  }, [data, isError])
}
