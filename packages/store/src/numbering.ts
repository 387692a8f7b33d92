import type { LocatedAttribute } from '@pingone-sandbox/scim'
import { documentKey } from './key.ts'
import type { Document } from './store.ts'

/** Reads the number of a document of a numbered collection. Throws for one whose id is not its number as text. */
export function numberOf(attribute: LocatedAttribute, document: Document): number {
  const number = documentKey(attribute, document)
  if (typeof number === 'number' && numberOfId(document.id) === number) return number
  throw new Error(`The id ${document.id} is not the ${attribute.name} of its document.`)
}

/** The number that an id of a numbered collection stands for; 0 for an id that no document there can have. */
export function numberOfId(id: string): number {
  const number = Number(id)
  return Number.isSafeInteger(number) && number > 0 && String(number) === id ? number : 0
}

/** The error for a document that is put after one with a greater number. */
export function outOfOrder(collection: string, number: number): Error {
  return new Error(`The collection ${collection} already has numbers from ${number} on.`)
}
