import type { PropagationStore } from '@pingone-sandbox/contract'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'
import { useSearchParams } from 'react-router'
import { useUpdateConnection } from '../../entities/connection/connection-changes.ts'
import {
  type ConnectionForm,
  connectionDraftOf,
  connectionFormOf,
  isSameConnection,
  storeReplacementOf,
} from '../../entities/connection/connection-form.ts'
import { usePlannedSave } from '../../entities/revision/use-planned-save.ts'
import { PlatformError } from '@pingone-sandbox/client'
import { lazyCode } from '../../lib/patient-code.ts'
import { useChangeQuery } from '../../lib/use-change-query.ts'
import { Form } from '../../patterns/form/form.tsx'
import { SaveRow } from '../../patterns/leave/save-row.tsx'
import { ConflictsContext } from '../../patterns/merge/field-conflict.tsx'
import { SaveTrouble, useSaveFailure } from '../../patterns/merge/save-trouble.tsx'
import { type MergedForm, useMergedForm } from '../../patterns/merge/use-merged-form.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import { focusField } from '../../ui/focus.ts'
import layout from '../../ui/layout.module.css'
import { AuthenticationFields } from './authentication-fields.tsx'
import { connectionResolver, fieldOf, useRevalidation } from './connection-resolver.ts'
import { GeneralFields } from './general-fields.tsx'
import { PreferencesFields } from './preferences-fields.tsx'
import { TestButton, TestStatus } from './test-button.tsx'
import { useConnectionTest } from './use-connection-test.ts'

// There is nothing to show before a test.
const TestResult = lazyCode(async () => (await import('./test-result.tsx')).TestResult)

interface Props {
  readonly connection: PropagationStore
}

/** The configuration form of a connection. */
export function ConnectionConfiguration({ connection }: Props) {
  const saved = connectionFormOf(connection)
  const form = useForm<ConnectionForm>({
    defaultValues: saved,
    resolver: connectionResolver(connection),
  })
  useRevalidation(form)
  const merged = useMergedForm(form, saved, { isSameForm: isSameConnection })
  const { failure, isPending, isInvalid, save, accept } = useSaveConnection({
    connection,
    form,
    merged,
  })
  const test = useConnectionTest(form, connection.id)
  const formRef = useLinkedField()
  const { control } = form

  return (
    <Form ref={formRef} failures={failure.count} onSubmit={() => void save()}>
      <ConflictsContext value={merged}>
        <h3>General</h3>
        <GeneralFields control={control} />
        <hr className={layout.divider} />
        <h3>Authentication</h3>
        <AuthenticationFields control={control} saved={connection} />
        <div className={layout.row}>
          <TestButton test={test} />
          <TestStatus test={test} />
        </div>
        {(test.isSuccess || test.failure !== undefined) && (
          <TestResult
            test={test}
            status={connection.status}
            isSaved={!merged.isDirty}
            onContinue={accept}
          />
        )}
        <hr className={layout.divider} />
        <h3>Preferences</h3>
        <PreferencesFields control={control} />
      </ConflictsContext>
      <SaveTrouble failure={failure} conflicts={merged.conflicts}>
        {isInvalid && (
          <Button size="small" onPress={() => void save('disabled')}>
            Save it and disable the connection
          </Button>
        )}
      </SaveTrouble>
      <p className={layout.muted}>
        A change of authentication or preferences starts a full resync; the Users Actions do not.
      </p>
      <SaveRow isDirty={merged.isDirty} isPending={isPending} onDiscard={merged.discard} />
    </Form>
  )
}

interface Options {
  readonly connection: PropagationStore
  readonly form: UseFormReturn<ConnectionForm>
  readonly merged: MergedForm<ConnectionForm>
}

/**
 * Saves the configuration of a connection.
 *
 * PingOne keeps a connection whose test failed, which then cannot provision. Such a configuration of an enabled connection is saved
 * together with disabling it, after a confirmation.
 */
function useSaveConnection({ connection, form, merged }: Options) {
  const failure = useSaveFailure()
  const [isInvalid, setInvalid] = useState(false)
  /** The configuration whose failed test was accepted. */
  const [accepted, setAccepted] = useState<ConnectionForm>()
  const update = useUpdateConnection()
  const planned = usePlannedSave()
  const toast = useToast()

  async function send(status?: PropagationStore['status']) {
    let sent: ConnectionForm | undefined
    const store = await update.mutateAsync({
      id: connection.id,
      revise(now, all) {
        sent = merged.takeIn(connectionFormOf(now))
        return sent && storeReplacementOf(sent, status ? { ...now, status } : now, all)
      },
    })
    if (sent !== undefined) merged.accept(sent, connectionFormOf(store))
  }

  async function submit(values: ConnectionForm, isDisabled: boolean) {
    failure.clear()
    setInvalid(false)
    const status = isDisabled ? 'INACTIVE' : connection.status
    const note = await planned.ask({
      title: `Save ${values.name}?`,
      drafts: { connection: connectionDraftOf(values, { ...connection, status }) },
    })
    if (note === undefined) return
    try {
      await send(isDisabled ? 'INACTIVE' : undefined)
      if (isDisabled && connection.status === 'ACTIVE')
        toast(
          'info',
          `${values.name} was saved and is disabled: its test failed. Enable it once Test Connection succeeds.`,
        )
      else toast('success', `${values.name} was saved. ${note}`.trim())
    } catch (error) {
      const isRefused = isInvalidity(error)
      if (isRefused && !isDisabled && accepted && isSameConnection(accepted, values))
        return submit(values, true)
      setInvalid(isRefused)
      failure.place(error, (target, message) => {
        const field = fieldOf(target)
        if (field !== undefined) form.setError(field, { type: 'server', message })
        return field !== undefined
      })
    }
  }

  return {
    failure,
    isPending: planned.isAsking || update.isPending,
    /** Whether the save was refused since the test of the configuration failed. */
    isInvalid,
    save: (how?: 'disabled') =>
      form.handleSubmit((values) => submit(values, how === 'disabled'), failure.refuse)(),
    /** Accepts the failed test of the configuration, so that it can be saved. */
    accept: () => setAccepted(form.getValues()),
  }
}

const isInvalidity = (error: unknown): boolean =>
  error instanceof PlatformError &&
  error.body?.details?.some(({ target }) => target === 'status') === true

/** Focuses the field that the address names, once: `?tab=configuration&field=USER_FILTER`. */
function useLinkedField(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  const changeQuery = useChangeQuery()
  const [parameters] = useSearchParams()
  const field = parameters.get('field')

  useEffect(() => {
    if (field === null) return
    focusField(form.current, `configuration.${field}`)
    changeQuery(
      (now) => {
        now.delete('field')
        return now
      },
      { replace: true },
    )
  }, [field, changeQuery])

  return form
}
