import type { ScenarioStep } from '@pingone-sandbox/contract'
import { drawHires, type Hire } from '@pingone-sandbox/pingone'
import type { ScenarioContext } from './scenario-context.ts'

type Subject = NonNullable<ScenarioStep['subject']>

/** Creates people and adds each to the group of their department. */
export async function hirePeople(
  context: ScenarioContext,
  { count }: { readonly count: number },
): Promise<void> {
  for (const hire of drawHires({ seed: context.seed, count })) {
    // One after the other, as an administrator would: their order is what the timeline shows.
    // oxlint-disable-next-line no-await-in-loop
    await joinDepartment(context, await createPerson(context, hire), hire.department)
  }
}

/** Creates a user, in the population of employees where there is one. */
export async function createPerson(context: ScenarioContext, { user }: Hire): Promise<Subject> {
  const { administrator, note } = context
  const username = await freeUsername(context, user.username)
  const { items } = await administrator.resources.populations.list({ limit: '1000' })
  const employees = items.find(({ name }) => name === 'Employees')
  const { id } = await administrator.createUser(username, {
    ...user,
    username,
    email: `${username}@example.com`,
    ...(employees && { population: { id: employees.id } }),
  })
  const subject = { type: 'user', id, name: username } as const
  note(`${username} was created.`, subject)
  return subject
}

export async function joinDepartment(
  { administrator, groups, note }: ScenarioContext,
  subject: Subject,
  department: string,
): Promise<void> {
  // A directory that was seeded otherwise has no such groups.
  const group = (await groups()).find(({ name }) => name === department)
  if (group === undefined) return
  await administrator.addToGroup(subject.id, group.id)
  note(`${subject.name} joined ${department}.`, subject)
}

/** The wanted username, or with a number behind it the first that the directory does not have. */
export async function freeUsername({ users }: ScenarioContext, wanted: string): Promise<string> {
  const taken = new Set((await users(`username sw "${wanted}"`)).map(({ username }) => username))
  let username = wanted
  for (let number = 2; taken.has(username); number += 1) username = `${wanted}${number}`
  return username
}
