/** The choices of a behaviour profile in plain words, grouped by what they are about. */
export const choiceGroups: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Users: {
    userUpdate: 'Users are updated with',
    userPutBody: 'The body of a PUT is',
    provisionDisabledUsers: 'Disabled users are provisioned',
    multipleMatches: 'Several users match the lookup',
    createConflict: 'A create answers 409',
    missingLink: 'A linked user is gone at the target',
    secondEmail: 'An empty second e-mail at the target is',
  },
  Groups: {
    groupUpdate: 'Groups are updated with',
    groupLookup: 'Groups are found by',
    groupCreateMembers: 'Members of a new group are sent',
    groupPatchMembers: 'Member changes in one PATCH, at most',
    groupNameEncoding: 'Group names in a filter are encoded as',
  },
  'Full Resync': {
    resyncRead: 'Linked users are read',
    resyncReads: 'The target is read by',
  },
  Requests: {
    connectionCheck: 'The connection check is',
    checkBeforeEachOperation: 'The check before each operation is',
    filterEncoding: 'Spaces in a filter are encoded as',
    userAgent: 'User-Agent header',
    schemaUrns: 'Schema URNs are those',
    retries: 'A transient failure is retried with',
    retryAfter: 'Retry-After is',
  },
  'Platform API': {
    unknownKeys: 'Unknown members of a request body are',
  },
  'Answers of the target': {
    lookupMatch: 'What a search finds is',
    missingCheck: 'After a 404 to a write PingOne will',
    createdCheck: 'The check after a create is',
    numericIds: 'An id that is a number is',
  },
  'Strict parsers of the past': {
    emptyPutAnswer: 'An empty answer to a PUT is',
    noContentAnswer: 'An answer with 204 is',
    unknownEnterpriseFields: 'Unknown enterprise fields are',
    typeCase: 'Types in capital letters are',
    emptyPhoto: 'An empty photo is',
  },
}

const known = new Set(Object.values(choiceGroups).flatMap((group) => Object.keys(group)))

/** The groups with the choices that a profile has; those without a label stand under their own name. */
export function groupChoices(
  names: readonly string[],
): readonly { readonly title: string; readonly choices: readonly (readonly [string, string])[] }[] {
  const groups = Object.entries(choiceGroups).map(([title, labels]) => ({
    title,
    choices: Object.entries(labels).filter(([name]) => names.includes(name)),
  }))
  const others = names.filter((name) => !known.has(name)).map((name) => [name, name] as const)
  return [...groups, { title: 'Further', choices: others }].filter(
    ({ choices }) => choices.length > 0,
  )
}
