import { useState } from 'react'
import { useNavigate } from 'react-router'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { useStores } from '../../entities/connection/connection-queries.ts'
import { usePaths } from '../../entities/environment/use-paths.ts'
import { ChooseConnection } from './choose-connection.tsx'
import { type RuleDetails, RuleDetailsForm } from './rule-details-form.tsx'
import { useCreateRule } from '../../entities/rule/rule-changes.ts'

/** The two steps behind *New Rule*: what it is called, and where it leads. */
export function NewRule() {
  const [details, setDetails] = useState<RuleDetails>()
  const stores = useStores().data ?? []
  const create = useCreateRule()
  const navigate = useNavigate()
  const paths = usePaths()
  const toast = useToast()
  const cancel = () => void navigate(paths.rules)

  if (details === undefined) return <RuleDetailsForm onCreate={setDetails} onCancel={cancel} />

  async function save(targetStoreId: string) {
    const source = stores.find((store) => store.type === 'directory')
    if (details === undefined || source === undefined) return
    try {
      const rule = await create.mutateAsync({ ...details, sourceStoreId: source.id, targetStoreId })
      toast('success', `The rule ${rule.name} was created. Say next whom it is for.`)
      await navigate(paths.rule(rule.id, 'filter'))
    } catch (error) {
      toast('danger', failureText(error))
    }
  }

  return (
    <ChooseConnection
      ruleName={details.name}
      connections={stores.filter((store) => store.type === 'scim')}
      isPending={create.isPending}
      onSave={(id) => void save(id)}
      onCancel={cancel}
    />
  )
}
