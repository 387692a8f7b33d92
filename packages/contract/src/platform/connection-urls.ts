import type { z } from 'zod'

/** Says why a text cannot be the base URL of a SCIM service, to which paths are added; undefined when it can. */
export function refuseBaseUrl(text: string, label: string): string | undefined {
  const refusal = refuseUrl(text, label)
  if (refusal !== undefined) return refusal
  if (text.includes('?'))
    return `${label} must not have a query: the paths of resources are added at its end, and "?" would take them for a part of the query.`
  return refuseSegments(text, label)
}

/** Says why a text cannot be the URL of a token endpoint, which may have a query; undefined when it can. */
export function refuseTokenUrl(text: string, label: string): string | undefined {
  return refuseUrl(text, label) ?? refuseSegments(text.replace(/\?.*/s, ''), label)
}

/** Says why a text cannot be the path of a resource type; undefined when it can. */
export function refusePath(text: string, label: string): string | undefined {
  if (/[?#]/.test(text)) return `${label} is a path: it must not have "?" or "#".`
  if (/\s/.test(text)) return `${label} must not have spaces.`
  return refuseSegments(text, label)
}

/** A check of a schema out of a function that says what is wrong. */
export const refuseWith =
  (refuse: (text: string) => string | undefined) =>
  (text: string, context: z.RefinementCtx): void => {
    const message = refuse(text)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  }

function refuseUrl(text: string, label: string): string | undefined {
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text))
    return `${label} must be an http or https URL.`
  // A parser drops some of them without a word.
  if (/\s/.test(text)) return `${label} must not have spaces.`
  // oxlint-disable-next-line no-control-regex -- they are what is refused
  if (/[\u0000-\u001f\u007f]/.test(text)) return `${label} must not have control characters.`
  if (!text.isWellFormed()) return `${label} is no valid Unicode.`
  if (text.includes('#'))
    return `${label} must not have a fragment: what follows "#" is never sent to a server.`
  const { username, password } = new URL(text)
  return username === '' && password === ''
    ? undefined
    : `${label} must not carry credentials; use the authentication method.`
}

function refuseSegments(text: string, label: string): string | undefined {
  const segments = text.replaceAll(/%2e/gi, '.').split(/[/\\]/)
  return segments.some((segment) => segment === '.' || segment === '..')
    ? `${label} must not have the path segments "." and "..", which lead elsewhere.`
    : undefined
}
