import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { ActionBar } from '../../ui/action-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { Form } from '../../patterns/form/form.tsx'

const details = z.object({
  name: z.string().trim().min(1, 'Name is required.'),
  description: z.string().trim(),
})
export type RuleDetails = z.infer<typeof details>

interface Props {
  readonly onCreate: (details: RuleDetails) => void
  readonly onCancel: () => void
}

/** Name and description of a new rule. */
export function RuleDetailsForm({ onCreate, onCancel }: Props) {
  const { control, handleSubmit } = useForm<RuleDetails>({
    defaultValues: { name: '', description: '' },
    resolver: zodResolver(details),
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
