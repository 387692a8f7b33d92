import { secretKeys } from '@pingone-sandbox/contract'
import { either, flag, members, oneOf, optional, recordOf, text } from '../../lib/shape.ts'
import { createSessionDraft, type SessionDraft } from '../../lib/session-draft.ts'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'
import { type WizardState, wizardSteps } from './wizard-machine.ts'

const wizardDraft = members({
  wizard: members({ step: oneOf(wizardSteps), connector: optional(text) }),
  form: members({
    name: text,
    description: text,
    iconHref: text,
    managed: flag,
    configuration: recordOf(either(text, flag)),
  }),
})
export interface WizardDraft {
  readonly wizard: WizardState
  readonly form: ConnectionForm
}

/** The connection that is being made in an environment. Secrets are never kept: they are asked for again. */
export function createWizardDraft(environmentId: string): SessionDraft<WizardDraft> {
  const draft = createSessionDraft<WizardDraft>(`connection:${environmentId}`, wizardDraft)
  return {
    ...draft,
    read() {
      const kept = draft.read()
      return kept && { ...kept, wizard: whereToGoOn(kept.wizard) }
    },
    keep: ({ wizard, form }) => draft.keep({ wizard, form: withoutSecrets(form) }),
  }
}

function withoutSecrets(form: ConnectionForm): ConnectionForm {
  const secrets = new Set<string>(secretKeys)
  const kept = Object.entries(form.configuration).filter(
    ([key, value]) => value !== undefined && !secrets.has(key),
  )
  return { ...form, configuration: Object.fromEntries(kept) }
}

/** Past the step that asks for secrets nobody would see that one is missing. */
function whereToGoOn(wizard: WizardState): WizardState {
  return wizard.step === 'preferences' ? { ...wizard, step: 'authentication' } : wizard
}
