import { type CompiledRule, compileRule } from '../decide/compiled-rule.ts'
import { URN, type ResourceTypeDefinition } from '@pingone-sandbox/scim'
import {
  identifierOf,
  substituteIdentifier,
  type Preview,
  type PreviewQuery,
} from '@pingone-sandbox/contract'
import type { DirectoryReader } from '../directory/reader.ts'
import type { SourceUser } from '../directory/source-user.ts'
import type { BehaviourChoices } from '../outbound/profile.ts'
import { schemasOf } from '../outbound/schemas.ts'
import { mask } from '../secrecy/mask.ts'
import { maskJson } from '../secrecy/mask-json.ts'
import { isSecretPath } from '../secrecy/secret-paths.ts'
import { withQuery } from '../outbound/query-encoding.ts'
import { resourceUrl } from '../configuration/resource-url.ts'
import type { RuleRecord } from '../configuration/records.ts'
import type { Revisions } from '../configuration/revisions.ts'
import { userFilterProblem } from '../configuration/user-filter-problem.ts'
import { mappingProblem, type MappedLine, compileUserMapping } from '../decide/mapping.ts'
import { compileScope } from '../decide/scope.ts'

export interface PreviewOptions {
  readonly query: PreviewQuery
  readonly environmentId: string
  readonly revisions: Pick<Revisions, 'pending'>
  readonly directory: Pick<DirectoryReader, 'user' | 'userType'>
  readonly choices: BehaviourChoices
}

/** What a query names and does not exist; a rule whose connection is incomplete counts as missing. */
export interface Missing {
  readonly missing: 'rule' | 'user' | 'connection'
}

/** The error of a filter in a query. */
export interface Wrong {
  readonly wrong: string
}

/** Shows one user under a rule, saved or being made, and the request that would create the user. */
export async function previewUser(options: PreviewOptions): Promise<Preview | Missing | Wrong> {
  const { query, environmentId, revisions, directory } = options
  const snapshot = await revisions.pending(environmentId)
  const rule =
    query.targetStoreId === undefined
      ? snapshot.rules.find(({ id }) => id === query.ruleId)
      : newRuleTo(query.targetStoreId, environmentId)
  // A copy: compiled rules are cached for as long as their snapshot, and a new rule is no part of it.
  const compiled = rule && compileRule(rule, { ...snapshot })
  if (!compiled) return { missing: query.targetStoreId === undefined ? 'rule' : 'connection' }
  const user = await directory.user(environmentId, query.userId)
  if (!user) return { missing: 'user' }
  const userType = await directory.userType(environmentId)
  const wrong = userFilterProblem(query.populationExpression, userType)
  if (wrong !== undefined) return { wrong }
  return render(compiled, user, { ...options, userType })
}

/** A rule that is being made, with nothing but its connection. */
function newRuleTo(targetStoreId: string, environmentId: string): RuleRecord {
  return {
    ...{ id: '', environmentId, name: '', active: false },
    ...{ plan: { id: '' }, sourceStore: { id: '' }, targetStore: { id: targetStoreId } },
    ...{ createdAt: '', updatedAt: '' },
  }
}

function render(
  compiled: CompiledRule,
  user: SourceUser,
  { query, userType, choices }: PreviewOptions & { readonly userType: ResourceTypeDefinition },
): Preview {
  const { configuration, extensionUrns } = compiled
  const mapping = query.mappings
    ? compileUserMapping(query.mappings, extensionUrns)
    : compiled.userMapping
  const mapped = mapping.map(user)
  const problem = mappingProblem(mapped)
  const identifier = identifierOf(mapped.user, configuration)
  const judge =
    query.populationExpression === undefined
      ? compiled.scope
      : compileScope(query.populationExpression)
  const { inScope, conditions } = judge(user, userType)
  const filter =
    identifier === undefined
      ? undefined
      : substituteIdentifier(query.userFilter ?? configuration.USER_FILTER, identifier)
  return {
    user: { id: user.id, name: user.username },
    inScope,
    conditions: [...conditions],
    lines: mapped.lines.map((line) => ({ ...line, ...shownValue(line), ...whyEmpty(line) })),
    ...(identifier !== undefined &&
      filter !== undefined && {
        lookup: {
          identifier,
          filter,
          url: withQuery(resourceUrl(configuration, 'Users'), { filter }, choices),
        },
      }),
    body: withoutSecrets({ ...schemasOf(configuration, choices)(URN.user, mapped.user) }),
    quirks: [...mapping.quirks],
    ...(problem !== undefined && { problem }),
  }
}

/** A password is sent and not shown. */
const withoutSecrets = (body: Preview['body']): Preview['body'] =>
  maskJson(body, (text) => text) as Preview['body']

const shownValue = ({ targetAttribute, value }: MappedLine) =>
  value !== undefined && isSecretPath(targetAttribute) ? { value: mask } : {}

function whyEmpty({ value, problem, sourceAttribute }: MappedLine): { readonly empty?: string } {
  if (value !== undefined || problem !== undefined) return {}
  return {
    empty:
      sourceAttribute === undefined
        ? 'The expression gives nothing for this user; nothing is sent.'
        : `The user has no ${sourceAttribute}; nothing is sent.`,
  }
}
