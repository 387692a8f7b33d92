import { useCallback, useEffect, useId, useMemo, useReducer, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useNavigate, useSearchParams } from 'react-router'
import { useCreateConnection } from '../../entities/connection/connection-changes.ts'
import { type ConnectionForm, newConnection } from '../../entities/connection/connection-form.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { lazyCode } from '../../lib/patient-code.ts'
import { useAfterNavigation } from '../../lib/use-after-navigation.ts'
import { Form } from '../../patterns/form/form.tsx'
import { SaveTrouble, useSaveFailure } from '../../patterns/merge/save-trouble.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'
import { KnownDraftNotice } from '../../patterns/wizard/known-draft-notice.tsx'
import { StepFields } from '../../patterns/wizard/step-fields.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { AuthenticationFields } from '../connection/authentication-fields.tsx'
import {
  applyPlatformErrors,
  authenticationFields,
  connectionResolver,
  fetchConnectionValidation,
  useRevalidation,
} from '../connection/connection-resolver.ts'
import { GeneralFields } from '../connection/general-fields.tsx'
import { useConnectionTest } from '../connection/use-connection-test.ts'
import { CatalogueStep } from './catalogue-step.tsx'
import { StepHeading } from './step-heading.tsx'
import { TypeStep } from './type-step.tsx'
import { createWizardDraft } from './wizard-draft.ts'
import { WizardFooter } from './wizard-footer.tsx'
import { wizardAfter, wizardStart } from './wizard-machine.ts'

const TestResult = lazyCode(async () => (await import('../connection/test-result.tsx')).TestResult)
const PreferencesFields = lazyCode(
  async () => (await import('../connection/preferences-fields.tsx')).PreferencesFields,
)

/** "Create a New Connection", over the list of connections. */
export function NewConnectionPanel() {
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
  const test = useConnectionTest(form)
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
  const afterNavigation = useAfterNavigation()
  useEffect(
    () => afterNavigation(() => setParameters({ step }, { replace: true })),
    [step, setParameters, afterNavigation],
  )

  /** Closing keeps the draft; *Cancel* drops it. */
  const close = useCallback(() => void navigate(paths.connections), [navigate, paths])

  function cancel() {
    draft.drop()
    close()
  }

  async function next() {
    const fields = step === 'general' ? (['name', 'iconHref'] as const) : authenticationFields
    const isValid = step === 'catalogue' || (await form.trigger(fields, { shouldFocus: true }))
    if (isValid) dispatch({ type: 'next' })
  }

  const save = form.handleSubmit(async (values) => {
    failure.clear()
    try {
      const { id, name } = await create.mutateAsync(values)
      draft.drop()
      toast('success', `The connection ${name} was created. Enable it with its toggle.`, {
        label: `Open ${name}`,
        to: paths.connection(id),
      })
      await navigate(paths.connections, { state: { createdId: id } })
    } catch (error) {
      // The field may belong to another step, so the message is shown here as well.
      applyPlatformErrors(error, form.setError)
      failure.report(error)
    }
  }, failure.refuse)

  return (
    <SidePanel title="Create a New Connection" isForm onClose={close}>
      <Form
        failures={failure.count}
        onSubmit={() => void (step === 'preferences' ? save() : next())}
      >
        <StepHeading step={step} id={titleId} />
        {known !== undefined && (
          <KnownDraftNotice
            title="You began this connection before"
            text="What you had entered is here again, except for secrets, which are never stored."
            onStartOver={startOver}
          />
        )}
        <StepFields key={step} titleId={titleId}>
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
              <TestResult test={test} onContinue={() => dispatch({ type: 'next' })} />
            </>
          )}
          {step === 'preferences' && <PreferencesFields control={control} />}
        </StepFields>
        <SaveTrouble failure={failure} />
        <WizardFooter
          wizard={wizard}
          test={test}
          isPending={create.isPending}
          onPrevious={() => dispatch({ type: 'back' })}
          onCancel={cancel}
        />
      </Form>
    </SidePanel>
  )
}

/** Values missing from a draft, such as secrets, are those of a new connection. */
function completed({ configuration, ...form }: ConnectionForm): ConnectionForm {
  return { ...form, configuration: { ...newConnection.configuration, ...configuration } }
}
