import { wrap } from '@pingone-sandbox/workspace/text'

export interface Plan {
  readonly url: string
  readonly profile: string
  readonly groups: boolean
  readonly themes: readonly {
    readonly id: string
    readonly title: string
    readonly checks: readonly { readonly id: string; readonly title: string }[]
  }[]
}

/** Formats what a check would do, in lines of 80 columns. */
export function formatPlan({ url, profile, groups, themes }: Plan): string {
  const ids = themes.flatMap(({ checks }) => checks.map(({ id }) => id.length))
  const indent = Math.min(40, Math.max(0, ...ids) + 4)
  const resources = groups ? '/Users and /Groups' : '/Users'
  return [
    ...wrap(`Nothing is sent. A check of ${url} with the profile ${profile}`, 80),
    `- reads ${resources}: by id, by name, and as a list`,
    '- creates users and groups whose names begin with pingone-check-,',
    '  changes them by PUT and PATCH, and removes them by DELETE',
    '- changes nothing that it has not created',
    ...themes.flatMap((theme) => [
      '',
      `${theme.title} (${theme.id})`,
      ...theme.checks.flatMap(({ id, title }) =>
        wrap(title, 80 - indent).map(
          (line, index) => (index === 0 ? `  ${id}` : '').padEnd(indent) + line,
        ),
      ),
    ]),
    '',
  ].join('\n')
}
