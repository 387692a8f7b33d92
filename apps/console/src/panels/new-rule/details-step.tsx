import { TextField } from '../../ui/text-field.tsx'
import { StepFrame, type StepProps } from './step-frame.tsx'

/** The name and the description of a new rule. */
export function DetailsStep(props: StepProps) {
  const { rule, failure } = props
  const { name, description } = rule.parts.details

  function next() {
    if (name.trim() === '') {
      rule.refuse('name', 'Name is required.')
      failure.refuse()
    } else rule.goTo('directory')
  }

  return (
    <StepFrame {...props} step="details" onSubmit={next}>
      <TextField
        label="Name"
        name="name"
        isRequired
        value={name}
        onChange={(text) => rule.changeDetails({ name: text })}
        error={rule.refused.name}
      />
      <TextField
        label="Description"
        name="description"
        isMultiline
        value={description}
        onChange={(text) => rule.changeDetails({ description: text })}
        error={rule.refused.description}
      />
    </StepFrame>
  )
}
