import { extensionUrnsOf, type Rule } from '@pingone-sandbox/contract'
import { failureText } from '../../../lib/platform-error.ts'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useStores } from '../../../entities/connection/connection-queries.ts'
import { isOfUsers, useMappings } from './mapping-queries.ts'
import { MappingEditor } from './mapping-editor.tsx'

interface Props {
  readonly rule: Rule
}

/** Which attribute of PingOne goes to which attribute of the target. */
export function MappingTab({ rule }: Props) {
  const { data: own, error } = useMappings(rule.id)
  const stores = useStores().data
  const target = stores?.find(({ id }) => id === rule.targetStore.id)
  const urns = target?.configuration['SCHEMA_EXTENSION_URNS']

  if (own === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (own === undefined || stores === undefined) return <Loading />
  return (
    <MappingEditor
      rule={rule}
      saved={own.filter(isOfUsers)}
      extensionUrns={extensionUrnsOf(typeof urns === 'string' ? urns : undefined)}
      isInForce={rule.active && target?.status === 'ACTIVE'}
    />
  )
}
