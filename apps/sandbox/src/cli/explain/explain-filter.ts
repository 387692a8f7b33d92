import type { ConditionVerdict } from '@pingone-sandbox/contract'
import {
  compileExplanation,
  type Filter,
  type FilterExplanation,
  formatFilter,
  groupResourceType,
  InvalidFilterError,
  parseFilter,
  type ResourceTypeDefinition,
  ScimError,
  spellingOf,
  userResourceType,
} from '@pingone-sandbox/scim'
import { printable, SandboxError } from '@pingone-sandbox/workspace/text'
import { readYamlFile } from '../../config/yaml-file.ts'
import type { CommandResult } from '../exit/command-result.ts'
import type { RunningSandbox } from '../remote/running-sandbox.ts'
import { findMatches, type Matches } from './find-matches.ts'

export interface FilterCommand {
  readonly expression: string
  /** The path of a file with a user or group, in JSON. */
  readonly resource: string | undefined
  readonly json: boolean
  /** Whose users are searched where no resource is given; undefined where none is known. */
  readonly sandbox: RunningSandbox | undefined
}

type Resource = Readonly<Record<string, unknown>>

/** What stands for the user's identifier in a User Filter Expression. */
const placeholder = '%s'

/**
 * Explains a SCIM filter: how it is read, what in it servers may not understand, and whether a resource satisfies it. Without a
 * resource it lists the users of a running sandbox that do.
 *
 * Throws a `SandboxError` `invalid_setting` for a text that is no filter, with the place of the fault.
 */
export async function explainFilter(command: FilterCommand): Promise<CommandResult> {
  const { expression, sandbox, json } = command
  const resource = command.resource === undefined ? undefined : await readResource(command.resource)
  const identifier = resource && identifierOf(resource)
  const text = fill(expression, identifier)
  const filter = parse(text)
  const explanation = resource && judge(filter, resource)
  const canSearch = resource === undefined && !expression.includes(placeholder)
  const matches = canSearch && sandbox ? await findMatches(sandbox, text) : undefined
  const notes = notesOn(expression, identifier)
  const readAs = formatFilter(filter)
  return {
    text: json
      ? JSON.stringify({ filter: readAs, notes, ...explanation, ...matches }, null, 2)
      : [
          `Read as: ${readAs}`,
          ...notes.map((note) => `Note: ${note}`),
          ...(explanation ? formatExplanation(explanation) : []),
          ...(matches ? formatMatches(matches) : []),
          ...(explanation || matches ? [] : [nothingCompared]),
        ]
          .map(printable)
          .join('\n'),
  }
}

const nothingCompared =
  'Compare it with a user by --resource <file>, or with those of a running sandbox.'

/** Formats a condition with what it saw. */
export const formatCondition = ({ expression, seen, holds }: ConditionVerdict): string =>
  `${holds ? '✓' : '✗'} ${expression}: ${seen.length === 0 ? 'no value' : seen.map((value) => JSON.stringify(value)).join(', ')}`

function formatExplanation({ matches, conditions }: FilterExplanation): readonly string[] {
  return [
    matches ? 'It matches the resource.' : 'It does not match the resource.',
    ...conditions.map(formatCondition),
  ]
}

function formatMatches({ pingone, server }: Matches): readonly string[] {
  const describe = (where: string, found: Matches['server']) => {
    if (found === undefined) return []
    if ('refusal' in found) return [`${where}: ${found.refusal}`]
    const { total, names } = found
    const listed =
      names.length === 0 ? '' : `: ${names.join(', ')}${total > names.length ? ', …' : ''}`
    return [`${where}: ${total} ${total === 1 ? 'user matches' : 'users match'}${listed}`]
  }
  return [
    ...describe('Users of PingOne, as the user filter of a rule', pingone),
    ...describe('Users of the reference SCIM server', server),
  ]
}

async function readResource(path: string): Promise<Resource> {
  const value = await readYamlFile(path)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new SandboxError(
    'invalid_setting',
    `--resource holds no user: ${path}.`,
    'It is one JSON object, as GET /Users/{id} answers it.',
  )
}

function identifierOf({ userName, username, displayName }: Resource): string | undefined {
  return [userName, username, displayName].find((value) => typeof value === 'string')
}

/** Puts the identifier of the resource into a User Filter Expression, as a JSON string has it. */
function fill(expression: string, identifier: string | undefined): string {
  if (identifier === undefined) return expression
  return expression.replaceAll(placeholder, () => JSON.stringify(identifier).slice(1, -1))
}

function parse(text: string): Filter {
  try {
    return parseFilter(text)
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    throw wrong(error, text)
  }
}

/** A resource with the schema of a group or user is judged by it; any other one, such as a user of PingOne, by its values. */
function judge(filter: Filter, resource: Resource): FilterExplanation {
  try {
    return compileExplanation(filter, typeOf(resource))(resource)
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    throw wrong(error, formatFilter(filter))
  }
}

function typeOf({ schemas }: Resource): ResourceTypeDefinition | undefined {
  if (!Array.isArray(schemas)) return undefined
  if (schemas.includes(groupResourceType.schema.id)) return groupResourceType
  return schemas.includes(userResourceType.schema.id) ? userResourceType : undefined
}

function wrong(cause: ScimError, text: string): SandboxError {
  const position = cause instanceof InvalidFilterError ? cause.position : undefined
  const sentence = cause.message.replace(/\.?$/, '.')
  const message = position === undefined ? `The filter is wrong: ${sentence}` : sentence
  if (position === undefined)
    return new SandboxError('invalid_setting', message, undefined, { cause })
  const begin = Math.max(0, position - 40)
  const shown = printable(text.slice(begin, position + 30))
  const marker = `${' '.repeat(position - 1 - begin)}^`
  return new SandboxError('invalid_setting', message, `  ${shown}\n  ${marker}`, { cause })
}

/** What to know about a filter, beside what it says. */
function notesOn(expression: string, identifier: string | undefined): readonly string[] {
  const { operators, attributes, usual } = spellingOf(expression)
  const unusual = [...operators, ...attributes]
  return [
    ...(expression.includes(placeholder)
      ? [
          identifier === undefined
            ? 'PingOne puts the value of the User Identifier in the place of %s.'
            : `%s is the User Identifier of the resource, ${identifier}.`,
        ]
      : []),
    ...(unusual.length > 0
      ? [
          `${unusual.join(' and ')} ${unusual.length === 1 ? 'has' : 'have'} another letter case than the schema and RFC 7644 §3.4.2.2 show. Both are case-insensitive, and PingOne's default is username Eq "%s"; a server that compares literally finds no user. Usual: ${usual}`,
        ]
      : []),
  ]
}
