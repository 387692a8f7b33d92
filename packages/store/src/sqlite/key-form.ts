import { isUserName, type AttributeDefinition } from '@pingone-sandbox/scim'

/** A form in which texts are compared: the SQL function that makes it, and an attribute that has it. */
interface KeyForm {
  readonly name: 'exact_key' | 'folded_key' | 'username_key'
  readonly attribute: Pick<AttributeDefinition, 'name' | 'caseExact'>
}

/** The forms that there are. */
export const keyForms = [
  { name: 'exact_key', attribute: { name: '', caseExact: true } },
  { name: 'folded_key', attribute: { name: '', caseExact: false } },
  { name: 'username_key', attribute: { name: 'userName', caseExact: false } },
] as const satisfies readonly KeyForm[]

/** Names the SQL function that makes the keys of an attribute's texts. */
export function keyFunction(definition: AttributeDefinition): KeyForm['name'] {
  if (isUserName(definition)) return 'username_key'
  return definition.caseExact ? 'exact_key' : 'folded_key'
}
