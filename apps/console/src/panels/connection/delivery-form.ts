import type { Delivery, DeliverySettings } from '@pingone-sandbox/contract'

type NumberKey = Exclude<keyof Delivery, 'acceptCertificate'>

/** The delivery settings as inputs have them: numbers as texts. */
export interface DeliveryForm extends Readonly<Record<NumberKey, string>> {
  readonly acceptCertificate: boolean
}

export interface DeliveryField {
  readonly key: NumberKey
  readonly label: string
  readonly description: string
}

/** The numeric settings, in the order in which they affect a request. */
export const deliveryFields: readonly DeliveryField[] = [
  {
    key: 'concurrency',
    label: 'Requests at a time',
    description: 'How many are in progress at once; with 1, users are provisioned one by one.',
  },
  {
    key: 'requestsPerSecond',
    label: 'Requests per second',
    description: 'The highest rate; 0 sets no limit.',
  },
  { key: 'timeoutMs', label: 'Timeout (ms)', description: 'For one request with its answer.' },
  {
    key: 'retries',
    label: 'Retries',
    description: 'How often a request with a transient failure is retried.',
  },
  {
    key: 'backoffMs',
    label: 'First pause (ms)',
    description: 'Before the first retry; each further one is twice as long.',
  },
  { key: 'maxBackoffMs', label: 'Longest pause (ms)', description: 'No pause is longer.' },
  {
    key: 'circuitThreshold',
    label: 'Circuit threshold',
    description: 'How many failures in a row stop sending; 0 never stops.',
  },
  {
    key: 'circuitCoolDownMs',
    label: 'Circuit cool-down (ms)',
    description: 'How long sending stops; then one request probes the target.',
  },
]

export function deliveryFormOf(settings: Delivery): DeliveryForm {
  const texts = deliveryFields.map(({ key }) => [key, String(settings[key])] as const)
  return {
    ...(Object.fromEntries(texts) as Record<NumberKey, string>),
    acceptCertificate: settings.acceptCertificate,
  }
}

/** Parses the texts as numbers; an invalid one becomes NaN, which the contract refuses. */
export function deliveryOf(form: DeliveryForm): Delivery {
  const number = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
  const numbers = deliveryFields.map(({ key }) => [key, number(form[key])] as const)
  return {
    ...(Object.fromEntries(numbers) as Record<NumberKey, number>),
    acceptCertificate: form.acceptCertificate,
  }
}

/** The settings that differ from the current ones. */
export function deliveryChange(form: DeliveryForm, now: Delivery): DeliverySettings {
  const changed = Object.entries(deliveryOf(form)).filter(
    ([key, value]) => now[key as keyof Delivery] !== value,
  )
  return Object.fromEntries(changed)
}

/** Whether two forms have equal settings. */
export const isSameDelivery = (one: DeliveryForm, other: DeliveryForm): boolean =>
  JSON.stringify(deliveryOf(one)) === JSON.stringify(deliveryOf(other))
