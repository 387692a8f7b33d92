import { isSecretName } from './secret-names.ts'

/** A member that holds the value of what a member beside it names. */
export const isValueName = (name: string): boolean =>
  /^(value|values|newvalue|oldvalue|content|data)$/i.test(name)

/** A member that names what the value beside it is of. */
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
