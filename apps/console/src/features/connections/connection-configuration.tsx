import type { PropagationStore } from '@pingone-sandbox/pingone/contract'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFollowedForm } from '../../lib/use-followed-form.ts'
import { Form } from '../../ui/form.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { SaveRow } from '../../ui/save-row.tsx'
import { useToast } from '../../ui/toast.tsx'
import { applyPlatformErrors } from './apply-platform-errors.ts'
import { AuthenticationFields } from './authentication-fields.tsx'
import { type ConnectionForm, connectionFormOf, isSameConnection } from './connection-form.ts'
import { connectionResolver } from './connection-resolver.ts'
import { useUpdateConnection } from './connection-queries.ts'
import { GeneralFields } from './general-fields.tsx'
import { PreferencesFields } from './preferences-fields.tsx'
import { TestConnection } from './test-connection.tsx'
import { useLinkedField } from './use-linked-field.ts'
import { useRevalidation } from './use-revalidation.ts'

interface Props {
  readonly connection: PropagationStore
}

/** Everything about a connection that can be changed. */
export function ConnectionConfiguration({ connection }: Props) {
  const [messages, setMessages] = useState<readonly string[]>([])
  const saved = connectionFormOf(connection)
  const form = useForm<ConnectionForm>({
    defaultValues: saved,
    resolver: connectionResolver(connection),
  })
  useRevalidation(form)
  const update = useUpdateConnection()
  const toast = useToast()
  const { control } = form
  const { isDirty, discard } = useFollowedForm(form, saved, isSameConnection)

  const formRef = useLinkedField()

  const save = form.handleSubmit(async (values) => {
    setMessages([])
    try {
      const store = await update.mutateAsync({ store: connection, form: values })
      // A read never answers secrets; what was typed while it was saved is an edit.
      if (isSameConnection(form.getValues(), values)) form.reset(connectionFormOf(store))
      toast('success', `${values.name} was saved.`)
    } catch (error) {
      setMessages(applyPlatformErrors(error, form.setError))
    }
  })

  return (
    <Form ref={formRef} onSubmit={() => void save()}>
      <h3>General</h3>
      <GeneralFields control={control} />
      <hr className={layout.divider} />
      <h3>Authentication</h3>
      <AuthenticationFields control={control} saved={connection} />
      <TestConnection form={form} savedId={connection.id} />
      <hr className={layout.divider} />
      <h3>Preferences</h3>
      <PreferencesFields control={control} heading="h4" />
      {messages.map((message) => (
        <Notice key={message} tone="danger">
          {message}
        </Notice>
      ))}
      <p className={layout.muted}>
        A change of authentication or preferences starts a full resync; the Users Actions do not.
      </p>
      <SaveRow isDirty={isDirty} isPending={update.isPending} onDiscard={discard} />
    </Form>
  )
}
