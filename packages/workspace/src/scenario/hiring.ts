import { drawHires, type Hire } from '@pingone-sandbox/pingone'
import type { ScenarioStep } from '@pingone-sandbox/contract'
import type { Administrator } from './administrator.ts'

type Colleague = NonNullable<ScenarioStep['subject']>

/** Creates people and puts each in the group of their department. */
export async function hirePeople(
  administrator: Administrator,
  { count }: { readonly count: number },
): Promise<void> {
  for (const hire of drawHires({ seed: administrator.seed, count })) {
    // One after the other, as an administrator would: their order is what the timeline shows.
    // oxlint-disable-next-line no-await-in-loop
    await joinDepartment(administrator, await createPerson(administrator, hire), hire.department)
  }
}

/** Creates somebody, in the population of employees where there is one. */
export async function createPerson(
  administrator: Administrator,
  { user }: Hire,
): Promise<Colleague> {
  const username = await freeUsername(administrator, user.username)
  const employees = await administrator.population('Employees')
  const { id } = await administrator.call<{ id: string }>('POST', '/users', {
    ...user,
    username,
    email: `${username}@example.com`,
    ...(employees && { population: { id: employees.id } }),
  })
  const subject = { type: 'user', id, name: username } as const
  administrator.note(`${username} was created.`, subject)
  return subject
}

async function joinDepartment(
  { groups, call, note }: Administrator,
  subject: Colleague,
  department: string,
): Promise<void> {
  // A directory that was seeded otherwise has no such groups.
  const group = (await groups()).find(({ name }) => name === department)
  if (group === undefined) return
  await call('POST', `/users/${subject.id}/memberOfGroups`, { id: group.id })
  note(`${subject.name} joined ${department}.`, subject)
}

async function freeUsername({ people }: Administrator, wanted: string): Promise<string> {
  const taken = new Set((await people(`username sw "${wanted}"`)).map(({ username }) => username))
  let username = wanted
  for (let number = 2; taken.has(username); number += 1) username = `${wanted}${number}`
  return username
}
