import type { Quirk } from '@pingone-sandbox/contract'
import { isUserWrite, type Conditions, type Shaped } from './operation.ts'

/** How a source user becomes a SCIM resource. */
export const mappingQuirks = [
  {
    id: 'expression-mapping',
    title: 'A mapping may be an expression of the PingOne expression language',
    detail:
      'SpEL 5.1 without types, methods and assignment, every binary operator between spaces, with the libraries #string, #regex, #data, #datetime and #core. A concatenation writes a missing value as "null". An expression that the simulator does not support is refused when the mapping is saved. That ?: skips the empty text, and that an expression may stand in ${…}, is inferred from SpEL and from application mappings.',
    evidence: 'documented',
    source:
      'https://docs.pingidentity.com/pingone/pingone_expression_language/p1_expression_language.html',
    date: 'read in November 2026',
    appliesTo: ['create', 'update', 'disable'],
  },
  {
    id: 'patterns-in-linear-time',
    title: 'Regular expressions are those of Java without lookaheads and backreferences',
    detail:
      'The functions of #regex, the operator matches and the pattern of a custom attribute read the syntax of java.util.regex and match in linear time. They include lookbehinds without groups, as in a sample of the documentation. Lookaheads, backreferences, possessive quantifiers, atomic groups and classes inside classes are refused by name when a mapping or an attribute is saved. Expressions have a budget: all those of one user or group take at most 1,000,000 steps (each part that is evaluated, each element, each character, and what a pattern looks at), and a text has at most 10,000 characters; beyond that the mapping of that user fails. What PingOne itself limits is not public.',
    evidence: 'inferred',
    source:
      'SpEL hands its patterns to java.util.regex: https://docs.spring.io/spring-framework/reference/core/expressions/language-ref/operators.html',
    appliesTo: ['create', 'update', 'disable'],
  },
  {
    id: 'failed-mapping-sends-nothing',
    title: 'A user whose mapping fails is not sent',
    detail:
      'An expression that gives no value, or a value that the attribute cannot take, fails the user before a request is made; other users are not affected.',
    evidence: 'inferred',
    source:
      'Ping says that failures of single users often stem from the attribute mapping (p1_c_identify_sync_issues_user).',
    appliesTo: ['create', 'update', 'disable'],
  },
  {
    id: 'bare-custom-attribute',
    title: 'A target attribute outside the vocabulary goes into the first custom schema',
    detail:
      'With Custom Attribute Schema URNs set, a bare name that SCIM does not have is an attribute of the first of them; a qualified name (urn:…:name) goes into the schema that it names.',
    evidence: 'inferred',
    source: 'The connection names its custom schemas; which one a bare name means is not public.',
    appliesTo: ['create', 'update', 'disable'],
  },
  {
    id: 'group-name-mapped',
    title: 'The name of a group may be mapped',
    detail:
      'A mapping of the type group gives displayName; it is the only attribute of a group that is sent besides the members.',
    evidence: 'inferred',
    source:
      'The API has `attributeMappingType: group`; PingFederate sends displayName and members only.',
    appliesTo: ['lookup', 'create', 'update', 'add-members', 'remove-members'],
  },
] as const satisfies readonly Quirk[]

/** What the mapping shapes in the requests about users. */
export const mappingConditions = {
  'expression-mapping': (shaped) => isMappedBy('expression-mapping', shaped),
  'patterns-in-linear-time': (shaped) => isMappedBy('patterns-in-linear-time', shaped),
  'bare-custom-attribute': (shaped) => isMappedBy('bare-custom-attribute', shaped),
} satisfies Conditions

const isMappedBy = (id: string, shaped: Shaped) =>
  isUserWrite(shaped) && shaped.mappingQuirks?.includes(id) === true
