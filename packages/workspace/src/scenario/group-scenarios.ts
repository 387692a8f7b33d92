import { z } from 'zod'
import { declareScenario, type Scenario } from './scenario.ts'

const text = (preset: string, what: string) => z.string().min(1).default(preset).describe(what)

/** Groups change. */
export const groupScenarios: readonly Scenario[] = [
  declareScenario({
    name: 'rename-group',
    title: 'Rename a group',
    summary: 'Gives a group another name.',
    watch:
      'A rule that provisions the group sends the new displayName to the linked group. A rule whose filter names the group by its id matches as before; a rule whose filter has the old name no longer matches the members.',
    parameters: z.strictObject({
      group: text('Sales', 'The group'),
      name: text('Revenue', 'Its new name'),
    }),
    async play({ administrator: { resources }, group, note }, parameters) {
      const { id, name, description, population, userFilter } = await group(parameters.group)
      await resources.groups.replace(id, {
        name: parameters.name,
        description,
        population,
        userFilter,
      })
      note(`${name} is now ${parameters.name}.`, { type: 'group', id, name: parameters.name })
    },
  }),
  declareScenario({
    name: 'nest-group',
    title: 'Nest a group in another',
    summary: 'Makes the members of one group indirect members of another.',
    watch:
      'Filters on the outer group now match the members of the inner one too: these users come into scope although they were not changed.',
    parameters: z.strictObject({
      inner: text('Finance', 'The group that is nested'),
      outer: text('SCIM Demo', 'The group around it'),
    }),
    async play({ administrator, group, note }, { inner, outer }) {
      const [child, parent] = await Promise.all([group(inner), group(outer)])
      await administrator.nestGroup(child.id, parent.id)
      note(`${inner} is now within ${outer}.`, { type: 'group', id: child.id, name: inner })
    },
  }),
]
