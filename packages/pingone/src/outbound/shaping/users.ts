import { isComplex } from '@pingone-sandbox/scim'
import { checkingReads, resyncReads } from './reads.ts'
import type { Conditions, Shaped } from './operation.ts'
import type { QuirkId } from '../quirks.ts'

/** What the wizard fills in as User Filter Expression. */
export const defaultUserFilter = 'username Eq "%s"'

/** What shapes the requests about users. */
export const userConditions: Conditions = {
  'default-filter-case': ({ expression }) => expression === defaultUserFilter,
  'expression-over-identifier': ({ purpose, expression, configuration }) =>
    purpose === 'lookup' &&
    expression === configuration.USER_FILTER &&
    configuration.UNIQUE_USER_IDENTIFIER !== 'userName',
  'lookup-before-write': ({ purpose, reason }) => reason === 'first-write' || purpose === 'create',
  'lost-answer-looked-up': ({ reason }) => reason === 'lost-answer',
  ...resyncReads,
  ...checkingReads,
  'user-update-put': (shaped) => isUpdate(shaped) && shaped.method === 'PUT',
  'user-update-patch': (shaped) => isUpdate(shaped) && shaped.method === 'PATCH',
  'put-merged-body': ({ reason, isMerged }) => reason === 'merge' || isMerged === true,
  'put-mapped-body': (shaped) => isUpdate(shaped) && shaped.method === 'PUT' && !shaped.isMerged,
  'link-by-id': ({ purpose, isList }) => purpose !== 'lookup' && purpose !== 'create' && !isList,
  'second-email-filled': ({ fillsSecondEmail }) => fillsSecondEmail === true,
  'missing-link-recreated': (shaped) =>
    mayFindLinkMissing(shaped) && shaped.choices.missingLink === 'recreate',
  'missing-link-fails': (shaped) =>
    mayFindLinkMissing(shaped) && shaped.choices.missingLink === 'fail',
  'active-always-sent': (shaped) => isWrite(shaped),
  'never-clears': ({ purpose }) => purpose === 'update',
  'create-conflict-fails': ({ purpose, choices }) =>
    purpose === 'create' && choices.createConflict === 'fail',
  'create-conflict-links': ({ purpose, reason, choices }) =>
    reason === 'create-conflict' || (purpose === 'create' && choices.createConflict === 'link'),
  'first-match-wins': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.multipleMatches === 'first',
  'several-matches-fail': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.multipleMatches === 'fail',
  'filter-percent-encoded': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.filterEncoding === 'percent',
  'filter-plus-encoded': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.filterEncoding === 'plus',
  'disabled-users-created': ({ purpose, body }) =>
    purpose === 'create' && isComplex(body) && body['active'] === false,
  'schemas-of-1.1': (shaped) =>
    isWrite(shaped) &&
    shaped.method !== 'PATCH' &&
    shaped.choices.schemaUrns === 'of-1.1' &&
    shaped.configuration.SCIM_VERSION !== '1.1',
  'expression-mapping': (shaped) => isMappedBy('expression-mapping', shaped),
  'patterns-in-linear-time': (shaped) => isMappedBy('patterns-in-linear-time', shaped),
  'bare-custom-attribute': (shaped) => isMappedBy('bare-custom-attribute', shaped),
}

const isUpdate = ({ purpose }: Shaped) => purpose === 'update' || purpose === 'disable'

const isWrite = (shaped: Shaped) => shaped.purpose === 'create' || isUpdate(shaped)

/** The answer may be that the linked user is gone. A PUT of merged attributes follows a read that has answered it. */
const mayFindLinkMissing = (shaped: Shaped) =>
  isUpdate(shaped)
    ? !shaped.isMerged
    : shaped.purpose === 'read' &&
      !shaped.isList &&
      (shaped.reason === 'merge' || shaped.reason === 'resync')

const isMappedBy = (id: QuirkId, shaped: Shaped) =>
  isWrite(shaped) && shaped.mappingQuirks?.includes(id) === true
