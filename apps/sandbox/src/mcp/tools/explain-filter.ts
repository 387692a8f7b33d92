import {
  compileExplanation,
  type Filter,
  formatFilter,
  groupResourceType,
  groupSchema,
  parseFilter,
  ScimError,
  userResourceType,
} from '@pingone-sandbox/scim'
import type { ConditionVerdict } from '@pingone-sandbox/contract'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { z } from 'zod'
import { oneLine } from '../tool/bounds.ts'
import { findRule, findSubject } from '../tool/find-named.ts'
import { ruleName, userName } from '../tool/parameters.ts'
import { defineTool, type ToolContext } from '../tool/tool.ts'

export const explainFilter = defineTool({
  name: 'explain_filter',
  title: 'Why a filter matches or not',
  description:
    'Parses a SCIM filter, and says condition by condition whether it holds: for a SCIM resource in JSON as RFC 7644 asks of a server, or for a user of PingOne as the user filter of a rule. Without both it says how the filter is read, or where its syntax is wrong.',
  changes: 'nothing',
  input: {
    filter: z.string().min(1).max(16_384).describe('Such as userName eq "ada" and active eq true.'),
    resource: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('A SCIM user or group, as a server has it.'),
    user: userName,
    rule: ruleName.describe('With user: the rule whose filter this would be; any unless given.'),
  },
  async run({ filter: text, resource, user, rule }, context) {
    if (resource !== undefined && user !== undefined)
      throw new SandboxError('invalid_request', 'Either resource or user is expected, not both.')
    const filter = parse(text)
    const verdict = resource
      ? judge(filter, resource)
      : user === undefined
        ? undefined
        : await preview(context, { text, user, rule })
    const written = formatFilter(filter)
    return {
      text: [
        `Read as: ${written}`,
        ...(verdict
          ? [
              verdict.matches ? 'It matches.' : 'It does not match.',
              ...verdict.conditions.map(describe),
            ]
          : []),
      ].join('\n'),
      data: { filter: written, ...verdict },
    }
  },
})

interface Verdict {
  readonly matches: boolean
  readonly conditions: readonly ConditionVerdict[]
}

function parse(text: string): Filter {
  return refusing(() => parseFilter(text))
}

function judge(filter: Filter, resource: Readonly<Record<string, unknown>>): Verdict {
  const schemas = resource['schemas']
  const isGroup = Array.isArray(schemas) && schemas.includes(groupSchema.id)
  const type = isGroup ? groupResourceType : userResourceType
  return refusing(() => compileExplanation(filter, type)(resource))
}

function refusing<Value>(read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    if (error instanceof ScimError)
      throw new SandboxError(
        'invalid_request',
        `The filter is wrong: ${error.message}`,
        undefined,
        {
          cause: error,
        },
      )
    throw error
  }
}

interface PreviewedFilter {
  readonly text: string
  readonly user: string
  readonly rule: string | undefined
}

/** Judges the filter by the sandbox itself, which knows what PingOne's filters may name. */
async function preview(
  context: ToolContext,
  { text, user, rule }: PreviewedFilter,
): Promise<Verdict> {
  const [subject, named, rules] = await Promise.all([
    findSubject(context, { user }),
    findRule(context, rule),
    context.ask((control) => control.rules()),
  ])
  const chosen = named ?? rules[0]
  if (chosen === undefined)
    throw new SandboxError(
      'conflict',
      'There is no rule whose filter this could be.',
      'connect_endpoint makes one, where the tools may change something.',
    )
  const { inScope, conditions } = await context.ask((control) =>
    control.preview({ ruleId: chosen.id, userId: subject.id, populationExpression: text }),
  )
  return { matches: inScope, conditions }
}

const describe = ({ expression, seen, holds }: ConditionVerdict) =>
  `${holds ? 'holds' : 'does not hold'}: ${oneLine(expression)}; the value is ${oneLine(JSON.stringify(seen))}`
