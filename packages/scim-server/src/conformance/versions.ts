import type { Requirements } from './requirement.ts'
import { deletions, filteredPatches, queries, reads, waysOf, writes, changes } from './ways.ts'

const changing = [...changes, ...filteredPatches]
/** Requests whose headers can name a version. */
const conditional = waysOf(
  'replace',
  'patch by path',
  'patch without path',
  'patch by filter',
  'delete',
).filter((way) => !way.startsWith('Bulk'))

/** Entity tags. */
export const versions = {
  'version-in-header': {
    level: 'MUST',
    section: 'RFC 7644 §3.14',
    text: 'an answer that contains one resource has its version as the ETag header, and a bulk operation has it as version',
    ways: [...reads, 'HEAD', ...writes],
  },
  'version-in-meta': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.14',
    text: 'the version of a resource is its meta.version',
    ways: [...reads, ...queries],
  },
  'version-changes': {
    level: 'SHOULD',
    section: 'RFC 9110 §8.8.1',
    text: 'a change of a resource gives it another version',
    ways: changing,
  },
  'version-of-what-is-shown': {
    level: 'SHOULD',
    section: 'RFC 9110 §8.8.1',
    text: 'a user has another version when its groups or their names change, and a group when the names of its members change',
    ways: ['GET', '/Me GET', 'list', 'filter', 'sort', 'cursor', '.search', 'root', 'root .search'],
  },
  'last-modified-changes': {
    level: 'MUST',
    section: 'RFC 7643 §3.1',
    text: 'meta.lastModified is meta.created until the resource is changed, and afterwards the time of the last change; meta.created stays',
    ways: [...writes, ...filteredPatches],
  },
  'no-change-by-add': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.1',
    text: 'an add of values that are there already leaves meta.lastModified and the version alone',
    ways: [...waysOf('patch by path', 'patch without path'), ...filteredPatches],
  },
  'no-change': {
    level: 'MAY',
    section: 'RFC 7644 §3.14',
    text: 'a PUT or a replace that changes nothing leaves meta.lastModified and the version alone',
    ways: changing,
  },
  'none-match': {
    level: 'MUST',
    section: 'RFC 9110 §13.1.2',
    text: 'a GET or HEAD whose If-None-Match names the version, alone or among others, or is *, is answered with 304 and no body',
    ways: [...reads, 'HEAD'],
  },
  'match-refuses-reading': {
    level: 'MUST',
    section: 'RFC 9110 §13.1.1',
    text: 'a GET or HEAD whose If-Match is not the version is answered with 412',
    ways: [...reads, 'HEAD'],
  },
  'match-refuses': {
    level: 'MUST',
    section: 'RFC 9110 §13.1.1',
    text: 'a PUT, PATCH or DELETE whose If-Match, or version in a bulk request, is not the version is answered with 412 and changes nothing',
    ways: [...changing, ...deletions],
  },
  'match-passes': {
    level: 'MUST',
    section: 'RFC 7644 §3.14',
    text: 'a PUT, PATCH or DELETE whose If-Match, or version in a bulk request, is the version is carried out',
    ways: [...changing, ...deletions],
  },
  'match-any': {
    level: 'MUST',
    section: 'RFC 9110 §13.1.1',
    text: 'If-Match: * holds for any version, and If-Match with several versions holds when one of them is the version',
    ways: conditional,
  },
  'none-match-refuses': {
    level: 'MUST',
    section: 'RFC 9110 §13.1.2',
    text: 'a PUT, PATCH or DELETE whose If-None-Match names the version, or is *, is answered with 412 and changes nothing',
    ways: conditional,
  },
  'none-match-passes': {
    level: 'MUST',
    section: 'RFC 9110 §13.1.2',
    text: 'a PUT, PATCH or DELETE whose If-None-Match names another version is carried out',
    ways: conditional,
  },
  'match-comes-last': {
    level: 'MUST',
    section: 'RFC 9110 §13.2.1',
    text: 'a precondition is ignored where the request fails without it: an unknown id is answered with 404',
    ways: conditional,
  },
  'lost-race': {
    level: 'MUST',
    section: 'RFC 9110 §13.1.1',
    text: 'of several writers that name the same version at the same time, one is served and the others are answered with 412',
    ways: ['PUT', 'PATCH', 'PATCH without path', 'Bulk PATCH'],
  },
  'endless-race': {
    level: 'MAY',
    section: 'RFC 7644 §3.12',
    text: 'a change without a precondition is answered with 409, and changes nothing, when other writers change the resource each time it is tried again',
    ways: changing.filter((way) => !way.startsWith('/Me')),
  },
} as const satisfies Requirements
