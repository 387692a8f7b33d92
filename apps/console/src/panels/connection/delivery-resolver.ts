import { zodResolver } from '@hookform/resolvers/zod'
import { delivery } from '@pingone-sandbox/contract'
import type { Resolver } from 'react-hook-form'
import { contractSentences } from '../../patterns/form/contract-sentences.ts'
import { type DeliveryForm, deliveryOf } from './delivery-form.ts'

/** Validates by the contract's limits. */
export const deliveryResolver: Resolver<DeliveryForm> = async (values, context, options) => {
  const { errors } = await zodResolver(delivery)(deliveryOf(values), context, options as never)
  return Object.keys(errors).length === 0
    ? { values, errors: {} }
    : { values: {}, errors: contractSentences(errors) as never }
}
