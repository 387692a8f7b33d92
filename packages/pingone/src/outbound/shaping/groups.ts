import { checkingReads, resyncReads } from './reads.ts'
import type { Conditions, Shaped } from './operation.ts'

/** What shapes the requests about groups. */
export const groupConditions: Conditions = {
  'group-lookup-filter': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.groupLookup === 'filter',
  'group-lookup-list': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.groupLookup === 'list',
  'group-update-put': ({ method, reason }) => method === 'PUT' || reason === 'merge',
  'group-update-patch': ({ method }) => method === 'PATCH',
  'group-create-with-members': ({ purpose, choices }) =>
    purpose === 'create' && choices.groupCreateMembers === 'together',
  'group-create-bare': ({ purpose, choices }) =>
    purpose === 'create' && choices.groupCreateMembers === 'afterwards',
  // Groups of one name cannot be distinguished, so the choice for several matches does not apply.
  'first-match-wins': ({ purpose }) => purpose === 'lookup',
  'filter-percent-encoded': (shaped) =>
    isFiltered(shaped) && shaped.choices.filterEncoding === 'percent',
  'filter-plus-encoded': (shaped) => isFiltered(shaped) && shaped.choices.filterEncoding === 'plus',
  'group-name-and-members-only': ({ purpose, method }) => purpose === 'create' || method === 'PUT',
  'group-name-mapped': (shaped) =>
    carriesName(shaped) && shaped.mappingQuirks?.includes('group-name-mapped') === true,
  ...resyncReads,
  'group-name-latin-1': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.groupNameEncoding === 'latin-1',
  'group-patch-batched': ({ isBatch }) => isBatch === true,
  'failed-member-left-out': ({ isSingleMember }) => isSingleMember === true,
  ...checkingReads,
  'group-membership-handling': ({ method, reason }) =>
    method === 'PUT' || method === 'PATCH' || reason === 'merge',
  'link-by-id': ({ purpose, isList }) => purpose !== 'lookup' && purpose !== 'create' && !isList,
}

const isFiltered = ({ purpose, choices }: Shaped) =>
  purpose === 'lookup' && choices.groupLookup === 'filter'

const carriesName = ({ purpose, method, isRenamed }: Shaped) =>
  purpose === 'lookup' ||
  purpose === 'create' ||
  method === 'PUT' ||
  (method === 'PATCH' && isRenamed === true)
