import { URN } from '@pingone-sandbox/scim'
import type { Evidence } from './evidence.ts'
import { rfc } from './rfc.ts'
import type { Check, Judgement, Theme } from './theme.ts'

const link: Check = linkCheck({
  id: 'groups.link',
  title: 'A group that the endpoint has is found by its name',
  name: 'existing',
  needs:
    'The search for displayName eq "…" shows the group, so that PingOne links it and creates no second one.',
  fix: ['Evaluate filter=displayName eq "…" over all groups.'],
})

const unicode: Check = linkCheck({
  id: 'groups.unicode-name',
  title: 'A group name has letters beyond ASCII',
  name: 'Zoë Straße 名前',
  needs:
    'A filter and a displayName may have any letters. They arrive in UTF-8, percent-encoded in the filter.',
  fix: ['Decode the query as UTF-8, and compare names as Unicode text.'],
})

const quoted: Check = linkCheck({
  id: 'groups.quoted-name',
  title: 'A group name has quotation marks and a backslash',
  name: 'R&D "core" \\ 50 % + more',
  needs:
    'The value in a filter is a JSON string: a quotation mark arrives as \\", a backslash as \\\\.',
  fix: ['Read the value of a filter with a JSON parser, and decode percent-encoding once.'],
})

/** Groups that are at the endpoint before PingOne has them. */
export const groupNames: Theme = {
  id: 'group-names',
  title: 'The names of groups',
  isAboutGroups: true,
  checks: [link, unicode, quoted],
}

interface LinkCheck extends Pick<Check, 'id' | 'title' | 'needs' | 'fix'> {
  /** The name of the group. */
  readonly name: string
}

/** A check on a group that the endpoint has before PingOne provisions one of the same name. */
function linkCheck({ name, ...check }: LinkCheck): Check {
  return {
    ...check,
    section: rfc(7644, '3.4.2.2'),
    about: ['displayName'],
    after: ['users.find-nothing', 'groups.supported'],
    async prepare({ endpoint, groupName, provisionGroups }) {
      await provisionGroups([])
      const displayName = groupName(name)
      await endpoint.create('Group', { schemas: [URN.group], displayName })
      // The first search after a write may be answered from a copy that follows later: that is another finding.
      await endpoint.find('Group', displayName)
    },
    async play({ createGroup, provisionGroups }) {
      await createGroup(name)
      await provisionGroups([name])
    },
    judge: judgeLink,
  }
}

/** Judges that PingOne has created a second group beside the one that the check has made. */
async function judgeLink({ sent, own }: Evidence): Promise<Judgement | undefined> {
  const planted = own.find(({ request }) => request.method === 'POST')
  const isPlanted = planted?.response?.status === 201 || planted?.response?.status === 200
  const second = sent.find(({ request }) => request.method === 'POST')
  if (!isPlanted || second === undefined) return undefined
  return {
    verdict: 'breaks',
    cause: 'not-found',
    summary:
      'The search does not show the group that the endpoint has, and PingOne creates a second one.',
    next: 'Two groups have the name; what the first one allows does not follow PingOne.',
    exchanges: [second.id],
  }
}
