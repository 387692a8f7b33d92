import { isSecretName } from './secret-names.ts'

/** A member whose value belongs to the attribute that a sibling names. */
export const isValueName = (name: string): boolean =>
  /^(value|values|newvalue|oldvalue|content|data)$/i.test(name)

/** A member that names the attribute of its sibling value. */
export const isPathName = (name: string): boolean =>
  /^(path|pointer|name|key|attribute|attributename|attributepath|field|type)$/i.test(name)

/** Whether a path leads to a secret: `urn:…:User:password`, `password.value`, `keys[type eq "x"].secret`, `/password`. */
export const isSecretPath = (path: string): boolean =>
  path.length < 1000 &&
  path
    .replaceAll(/\[[^\]]*(?:\]|$)/g, '')
    .replace(/^urn:.*:(?=[^:]+$)/i, '')
    .split(/[./]/)
    .some(isSecretName)
