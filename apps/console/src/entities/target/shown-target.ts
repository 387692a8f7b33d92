import type { PropagationStore } from '@pingone-sandbox/contract'

/** A SCIM server that the console shows: the target of a connection, asked with its credentials, or the reference server. */
export interface ShownTarget {
  /** In the address: the id of the connection, or `reference`. */
  readonly id: string
  readonly name: string
  readonly url: string
  /** Absent for the reference server, whose own token is used. */
  readonly connectionId?: string
  readonly paths: { readonly Users: string; readonly Groups: string }
}

export const referenceId = 'reference'

/** The servers to choose from. A connection that leads to the reference server stands for it. */
export function shownTargets(
  connections: readonly PropagationStore[],
  scim: string | undefined,
): readonly ShownTarget[] {
  const foreign = connections
    .map(({ id, name, configuration }) => ({
      ...{ id, name, connectionId: id, url: textOf(configuration['SCIM_URL']) },
      paths: {
        Users: textOf(configuration['USERS_RESOURCE']) || '/Users',
        Groups: textOf(configuration['GROUPS_RESOURCE']) || '/Groups',
      },
    }))
    .filter(({ url }) => url !== '' && !isSame(url, scim))
  return scim === undefined
    ? foreign
    : [
        {
          ...{ id: referenceId, name: 'Reference server', url: scim },
          paths: { Users: '/Users', Groups: '/Groups' },
        },
        ...foreign,
      ]
}

/** The one that the address names; else the reference server where a connection leads there or there is no other. */
export function chosenTarget(
  targets: readonly ShownTarget[],
  id: string | null,
  connections: readonly PropagationStore[],
): ShownTarget | undefined {
  const named = targets.find((target) => target.id === id)
  if (named !== undefined) return named
  const [first, ...others] = targets
  if (first?.id !== referenceId || others.length === 0) return first
  const isUsed = connections.some(({ configuration }) =>
    isSame(textOf(configuration['SCIM_URL']), first.url),
  )
  return isUsed ? first : others[0]
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const isSame = (one: string, other: string | undefined): boolean =>
  other !== undefined && one.replace(/\/+$/, '') === other.replace(/\/+$/, '')
