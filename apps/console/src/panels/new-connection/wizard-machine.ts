export const wizardSteps = [
  'type',
  'catalogue',
  'general',
  'authentication',
  'preferences',
] as const
export type WizardStep = (typeof wizardSteps)[number]

/** The steps that PingOne numbers: the choice of a type is before them. */
export const numberedSteps = wizardSteps.filter((step) => step !== 'type')

/** The state of the New Connection wizard. */
export interface WizardState {
  readonly step: WizardStep
  /** The tile chosen in the catalogue. */
  readonly connector?: string
}

export type WizardEvent =
  | { readonly type: 'identity-store-chosen' }
  | { readonly type: 'connector-selected'; readonly connector: string }
  | { readonly type: 'next' }
  | { readonly type: 'back' }
  | { readonly type: 'restart' }

export const wizardStart: WizardState = { step: 'type' }

/** Returns the next state of the wizard; an event that does not fit the step changes nothing. */
export function wizardAfter(state: WizardState, event: WizardEvent): WizardState {
  switch (event.type) {
    case 'identity-store-chosen':
      return state.step === 'type' ? { ...state, step: 'catalogue' } : state
    case 'connector-selected':
      return state.step === 'catalogue' ? { ...state, connector: event.connector } : state
    case 'next':
      return canGoOn(state) ? { ...state, step: neighbour(state.step, 1) } : state
    case 'back':
      return { ...state, step: neighbour(state.step, -1) }
    case 'restart':
      return wizardStart
  }
}

/** Whether *Next* is enabled: a choice comes first, and the last step ends with *Save*. */
export function canGoOn({ step, connector }: WizardState): boolean {
  if (step === 'catalogue') return connector !== undefined
  return step === 'general' || step === 'authentication'
}

function neighbour(step: WizardStep, distance: 1 | -1): WizardStep {
  return wizardSteps[wizardSteps.indexOf(step) + distance] ?? step
}
