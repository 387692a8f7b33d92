import type { PropagationStore } from '@pingone-sandbox/contract'
import { useForm } from 'react-hook-form'
import { ConflictsContext } from '../../patterns/merge/conflicts.ts'
import { useMergedForm } from '../../patterns/merge/use-merged-form.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../patterns/form/form.tsx'
import layout from '../../ui/layout.module.css'
import { SaveRow } from '../../patterns/leave/save-row.tsx'
import { SaveTrouble } from '../../patterns/merge/save-trouble.tsx'
import { AuthenticationFields } from './authentication-fields.tsx'
import {
  type ConnectionForm,
  connectionFormOf,
  isSameConnection,
} from '../../entities/connection/connection-form.ts'
import { connectionResolver } from './connection-resolver.ts'
import { GeneralFields } from './general-fields.tsx'
import { PreferencesFields } from './preferences-fields.tsx'
import { TestConnection } from './test-connection.tsx'
import { useLinkedField } from './use-linked-field.ts'
import { useRevalidation } from './use-revalidation.ts'
import { useSaveConnection } from './use-save-connection.ts'

interface Props {
  readonly connection: PropagationStore
}

/** Everything about a connection that can be changed. */
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
        <TestConnection
          form={form}
          saved={connection}
          isSaved={!merged.isDirty}
          onContinue={accept}
        />
        <hr className={layout.divider} />
        <h3>Preferences</h3>
        <PreferencesFields control={control} heading="h4" />
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
