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

/** The draft of a new connection, by environment. Secrets are not stored. */
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

/** The step with secrets at the latest, since they must be entered again. */
function whereToGoOn(wizard: WizardState): WizardState {
  return wizard.step === 'preferences' ? { ...wizard, step: 'authentication' } : wizard
}
