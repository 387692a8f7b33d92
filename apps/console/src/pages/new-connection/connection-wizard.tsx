import { useEffect, useId, useMemo, useReducer, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useNavigate, useSearchParams } from 'react-router'
import { useCreateConnection } from '../../entities/connection/connection-changes.ts'
import { type ConnectionForm, newConnection } from '../../entities/connection/connection-form.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { AuthenticationFields } from '../../panels/connection/authentication-fields.tsx'
import {
  applyPlatformErrors,
  authenticationFields,
  connectionResolver,
  fetchConnectionValidation,
  useRevalidation,
} from '../../panels/connection/connection-resolver.ts'
import { GeneralFields } from '../../panels/connection/general-fields.tsx'
import { Form } from '../../patterns/form/form.tsx'
import { SaveTrouble, useSaveFailure } from '../../patterns/merge/save-trouble.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'
import { ActionBar } from '../../ui/action-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { CatalogueStep } from './catalogue-step.tsx'
import styles from './connection-wizard.module.css'
import { TypeStep } from './type-step.tsx'
import { createWizardDraft } from './wizard-draft.ts'
import {
  canGoOn,
  wizardAfter,
  wizardStart,
  type WizardStep,
  wizardSteps,
} from './wizard-machine.ts'
import { lazyCode } from '../../lib/patient-code.ts'

const TestConnection = lazyCode(
  async () => (await import('../../panels/connection/test-connection.tsx')).TestConnection,
)
const PreferencesFields = lazyCode(
  async () => (await import('../../panels/connection/preferences-fields.tsx')).PreferencesFields,
)

/** The wizard behind *New Connection*. */
export function ConnectionWizard() {
  const { environmentId } = useSession().info
  const draft = useMemo(() => createWizardDraft(environmentId), [environmentId])
  const [known, setKnown] = useState(() => draft.read())
  const [wizard, dispatch] = useReducer(wizardAfter, known?.wizard ?? wizardStart)
  const failure = useSaveFailure()
  const [, setParameters] = useSearchParams()
  const form = useForm<ConnectionForm>({
    defaultValues: known === undefined ? newConnection : completed(known.form),
    resolver: connectionResolver(),
  })
  useRevalidation(form)
  const create = useCreateConnection()
  const navigate = useNavigate()
  const paths = usePaths()
  const toast = useToast()
  const { control } = form
  const { step } = wizard
  const titleId = useId()
  const values = useWatch({ control, compute: (all) => all })

  useEffect(() => {
    if (step !== 'type') draft.keep({ wizard, form: values })
  }, [draft, step, wizard, values])

  useEffect(() => {
    // The first step with fields is long enough for it.
    if (step === 'general') fetchConnectionValidation()
  }, [step])

  function startOver() {
    draft.drop()
    setKnown(undefined)
    form.reset(newConnection)
    dispatch({ type: 'restart' })
  }

  // The guide reads the step from the address.
  useEffect(() => setParameters({ step }, { replace: true }), [step, setParameters])

  function cancel() {
    draft.drop()
    void navigate(paths.connections)
  }

  async function next() {
    const fields = step === 'general' ? (['name', 'iconHref'] as const) : authenticationFields
    const isValid = step === 'catalogue' || (await form.trigger(fields, { shouldFocus: true }))
    if (isValid) dispatch({ type: 'next' })
  }

  const save = form.handleSubmit(async (values) => {
    failure.clear()
    try {
      const { name } = await create.mutateAsync(values)
      draft.drop()
      toast('success', `The connection ${name} was created. Enable it with its toggle.`)
      await navigate(paths.connections)
    } catch (error) {
      // The field may belong to another step, so the message is shown here as well.
      applyPlatformErrors(error, form.setError)
      failure.report(error)
    }
  }, failure.refuse)

  return (
    <Form failures={failure.count} onSubmit={() => void (step === 'preferences' ? save() : next())}>
      <WizardHeader step={step} titleId={titleId} />
      {known !== undefined && (
        <Notice tone="info" title="You began this connection before">
          <p>What you had entered is here again, except for secrets, which are never stored.</p>
          <div className={styles.again}>
            <Button size="small" onPress={startOver}>
              Start over
            </Button>
          </div>
        </Notice>
      )}
      <fieldset key={step} ref={beginStep} aria-labelledby={titleId} className={styles.step}>
        {step === 'type' && (
          <TypeStep onIdentityStore={() => dispatch({ type: 'identity-store-chosen' })} />
        )}
        {step === 'catalogue' && (
          <CatalogueStep
            connector={wizard.connector}
            onSelect={(connector) => dispatch({ type: 'connector-selected', connector })}
          />
        )}
        {step === 'general' && <GeneralFields control={control} />}
        {step === 'authentication' && (
          <>
            <AuthenticationFields control={control} />
            <TestConnection form={form} onContinue={() => dispatch({ type: 'next' })} />
          </>
        )}
        {step === 'preferences' && <PreferencesFields control={control} heading="h2" />}
      </fieldset>
      <SaveTrouble failure={failure} />
      <ActionBar start={<Button onPress={cancel}>Cancel</Button>}>
        {step !== 'type' && <Button onPress={() => dispatch({ type: 'back' })}>Previous</Button>}
        {step === 'preferences' ? (
          <Button variant="primary" type="submit" isDisabled={create.isPending}>
            Save
          </Button>
        ) : (
          step !== 'type' && (
            <Button variant="primary" type="submit" isDisabled={!canGoOn(wizard)}>
              Next
            </Button>
          )
        )}
      </ActionBar>
    </Form>
  )
}

/** Values missing from a draft, such as secrets, are those of a new connection. */
function completed({ configuration, ...form }: ConnectionForm): ConnectionForm {
  return { ...form, configuration: { ...newConnection.configuration, ...configuration } }
}

const titles: Readonly<Record<WizardStep, string>> = {
  type: 'Choose a connection type',
  catalogue: 'Choose an identity store',
  general: 'General',
  authentication: 'Configure Authentication',
  preferences: 'Configure Preferences',
}

interface Props {
  readonly step: WizardStep
  readonly titleId: string
}

/** Names the step and how many there are. */
function WizardHeader({ step, titleId }: Props) {
  const position = wizardSteps.indexOf(step)
  return (
    <header className={styles.header}>
      <p className={styles.name}>
        Create a New Connection · Step {position + 1} of {wizardSteps.length}
      </p>
      <h1 id={titleId}>{titles[step]}</h1>
      <ol className={styles.bar} aria-hidden="true">
        {wizardSteps.map((name, index) => (
          <li key={name} data-done={index <= position || undefined} />
        ))}
      </ol>
    </header>
  )
}

/** Begins a step of the wizard at its top, with the focus in its first field, which may have yet to come. */
function beginStep(fields: HTMLFieldSetElement | null): (() => void) | undefined {
  fields?.form?.scrollIntoView({ block: 'start' })
  if (fields === null || focusFirst(fields)) return undefined
  const arrival = new MutationObserver(() => focusFirst(fields) && arrival.disconnect())
  arrival.observe(fields, { childList: true, subtree: true })
  return () => arrival.disconnect()
}

function focusFirst(fields: HTMLFieldSetElement): boolean {
  const first = fields.querySelector<HTMLElement>('input, textarea, button')
  first?.focus({ preventScroll: true })
  return first !== null
}
