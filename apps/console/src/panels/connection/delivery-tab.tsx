import {
  type ConnectionState,
  deliveryDefaults,
  type PropagationStore,
} from '@pingone-sandbox/contract'
import { useForm } from 'react-hook-form'
import { formatCount } from '../../lib/format-count.ts'
import { CircuitBadge } from '../../entities/connection/circuit-badge.tsx'
import { useConnectionState, useSetDelivery } from '../../entities/connection/connection-states.ts'
import { formatClock } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { FormCheckbox } from '../../patterns/form/form-checkbox.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { Form } from '../../patterns/form/form.tsx'
import { SaveRow } from '../../patterns/leave/save-row.tsx'
import { ConflictsContext } from '../../patterns/merge/field-conflict.tsx'
import { SaveTrouble, useSaveFailure } from '../../patterns/merge/save-trouble.tsx'
import { useMergedForm } from '../../patterns/merge/use-merged-form.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import { SandboxMark } from '../../ui/sandbox-addition.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import {
  deliveryChange,
  deliveryFields,
  type DeliveryForm,
  deliveryFormOf,
  isSameDelivery,
} from './delivery-form.ts'
import styles from './delivery-tab.module.css'
import { lazyModule } from '../../lib/patient-code.ts'

interface Props {
  readonly connection: PropagationStore
}

/** The delivery settings, which PingOne does not show, and the circuit breaker. */
export function DeliveryTab({ connection }: Props) {
  const { state, error } = useConnectionState(connection.id)
  if (state === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (state === undefined) return <Loading />
  return (
    <div className={layout.stack}>
      <CircuitState state={state} />
      <hr className={layout.divider} />
      <DeliverySettingsForm state={state} />
    </div>
  )
}

const validation = lazyModule(() => import('./delivery-resolver.ts'))

function DeliverySettingsForm({ state }: { readonly state: ConnectionState }) {
  const saved = deliveryFormOf(state.delivery)
  const form = useForm<DeliveryForm>({
    defaultValues: saved,
    resolver: async (...form) => (await validation()).deliveryResolver(...form),
  })
  const save = useSetDelivery(state.id)
  const toast = useToast()
  const failure = useSaveFailure()
  const merged = useMergedForm(form, saved, { isSameForm: isSameDelivery })

  const submit = form.handleSubmit(async () => {
    failure.clear()
    try {
      await save.mutateAsync((now) => {
        const joined = merged.takeIn(deliveryFormOf(now))
        return joined && deliveryChange(joined, now)
      })
      toast('success', 'The delivery settings apply from the next request on.')
    } catch (error) {
      failure.report(error)
    }
  }, failure.refuse)

  return (
    <Form failures={failure.count} onSubmit={() => void submit()}>
      <SandboxMark />
      <h3>Delivery</h3>
      <p className={layout.muted}>
        These are settings of the simulator: it is not public how fast PingOne sends, and how often
        it retries.
      </p>
      <ConflictsContext value={merged}>
        <div className={styles.fields}>
          {deliveryFields.map(({ key, label, description }) => (
            <FormTextField
              key={key}
              control={form.control}
              name={key}
              label={label}
              description={description}
            />
          ))}
        </div>
        <FormCheckbox
          control={form.control}
          name="acceptCertificate"
          label="Accept any certificate"
        >
          Accept any certificate of the target and of its token endpoint: self-signed, expired, or
          for another host name. PingOne does not offer this.
        </FormCheckbox>
      </ConflictsContext>
      <SaveTrouble failure={failure} conflicts={merged.conflicts} />
      <SaveRow isDirty={merged.isDirty} isPending={save.isPending} onDiscard={merged.discard}>
        <Button
          variant="quiet"
          onPress={() => form.reset(deliveryFormOf(deliveryDefaults), { keepDefaultValues: true })}
        >
          Fill in the defaults
        </Button>
      </SaveRow>
    </Form>
  )
}

interface CircuitStateProps {
  readonly state: ConnectionState
}

/** The state of the circuit breaker. */
function CircuitState({ state: { circuit, queued, running } }: CircuitStateProps) {
  return (
    <section aria-label="Circuit breaker" aria-live="polite">
      <DefinitionList
        entries={{
          'Circuit breaker': <CircuitBadge circuit={circuit} />,
          'Failures in a row': circuit.failures,
          ...(circuit.lastFailure !== undefined && { 'Last failure': circuit.lastFailure }),
          ...(circuit.probeAt !== undefined && { 'Next probe': formatClock(circuit.probeAt) }),
          'Users and groups': `${formatCount(running)} in progress, ${formatCount(queued)} waiting`,
        }}
      />
    </section>
  )
}
