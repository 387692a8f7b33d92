import { useState } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { useStores } from '../../entities/connection/connection-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useCreateRule } from '../../entities/rule/rule-changes.ts'
import { failureText } from '../../lib/platform-error.ts'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { Form } from '../../patterns/form/form.tsx'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'
import { ActionBar } from '../../ui/action-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { ChooseConnection } from './choose-connection.tsx'

/** The page of *New Rule*. */
export function NewRulePage() {
  return (
    <PageFrame isForm>
      <NewRule />
    </PageFrame>
  )
}

/** The two steps of *New Rule*: name and connection. */
function NewRule() {
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
      toast('success', `The rule ${rule.name} was created. Next, choose its users.`)
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

interface RuleDetails {
  readonly name: string
  readonly description: string
}

const resolver: Resolver<RuleDetails> = (values) => {
  const [name, description] = [values.name.trim(), values.description.trim()]
  return name === ''
    ? { values: {}, errors: { name: { type: 'required', message: 'Name is required.' } } }
    : { values: { name, description }, errors: {} }
}

interface Props {
  readonly onCreate: (details: RuleDetails) => void
  readonly onCancel: () => void
}

/** Name and description of a new rule. */
function RuleDetailsForm({ onCreate, onCancel }: Props) {
  const { control, handleSubmit } = useForm<RuleDetails>({
    defaultValues: { name: '', description: '' },
    resolver,
  })
  return (
    <Form onSubmit={() => void handleSubmit(onCreate)()}>
      <h1>Create a New Rule</h1>
      {/* The page shows this form alone, and the person came to fill it in. */}
      <FormTextField control={control} name="name" label="Name" isRequired autoFocus />
      <FormTextField control={control} name="description" label="Description" isMultiline />
      <ActionBar start={<Button onPress={onCancel}>Cancel</Button>}>
        <Button variant="primary" type="submit">
          Create Rule
        </Button>
      </ActionBar>
    </Form>
  )
}
