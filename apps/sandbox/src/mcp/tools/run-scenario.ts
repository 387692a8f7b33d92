import { z } from 'zod'
import { oneLine } from '../tool/bounds.ts'
import { describeChange, summarizeChange } from '../tool/change-line.ts'
import { waitSeconds } from '../tool/parameters.ts'
import { describeSettled, settle } from '../tool/settle.ts'
import { defineTool } from '../tool/tool.ts'

/** The most steps, and the most changes, that are listed. */
const LISTED = 20

export const scenarioNames = [
  'hire',
  'reorganise',
  'leave',
  'marry',
  'rename-group',
  'nest-group',
  'existing-account',
  'break-filter',
  'conflict',
  'outage',
] as const

export const runScenario = defineTool({
  name: 'run_scenario',
  title: 'Play a scenario',
  description:
    'Plays a scripted change of the directory, such as hiring people or an outage of the target, and lists the changes that it made. Everything connected provisions them.',
  changes: 'sandbox',
  isDestructive: true,
  sendsRequests: true,
  input: {
    scenario: z
      .enum(scenarioNames)
      .describe(
        'hire, reorganise, leave and marry change users; rename-group and nest-group change groups; existing-account, break-filter, conflict and outage show failures.',
      ),
    parameters: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .default({})
      .describe(
        'hire, leave, marry: count. reorganise: from, to, count. marry: family. rename-group: group, name. nest-group: inner, outer. outage: count, failures.',
      ),
    waitSeconds,
  },
  async run({ scenario, parameters, waitSeconds: seconds }, context) {
    const before = (await context.ask((control) => control.changes({ limit: 1 }))).seq
    const run = await context.ask((control) => control.runScenario(scenario, parameters))
    const state = await settle(context, seconds)
    const page = await context.ask((control) => control.changes({ limit: LISTED }))
    const changes = page.changes.filter(({ seq }) => seq > before)
    const steps = run.steps.slice(0, LISTED).map(({ summary }) => oneLine(summary))
    const hidden = run.steps.length - steps.length
    return {
      text: [
        ...steps,
        ...(hidden > 0 ? [`${hidden} more steps.`] : []),
        ...changes.map(describeChange),
        describeSettled(state),
      ].join('\n'),
      data: {
        ...{ scenario, parameters: run.parameters, steps },
        changes: changes.map(summarizeChange),
        isIdle: state.isIdle,
      },
    }
  },
})
