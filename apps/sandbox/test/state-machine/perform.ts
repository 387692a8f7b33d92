import { URN } from '@pingone-sandbox/scim'
import type { Resource } from '../administrator.ts'
import {
  expressionOf,
  type Command,
  type Drift,
  type Engine,
  type Mapping,
  type Mishap,
  type Person,
  type World,
} from './model.ts'

/** Performs a command at the tenant, or on it, and updates the model. */
export async function perform(command: Command, world: World): Promise<void> {
  const { engine, model, team, crew } = world
  switch (command.kind) {
    case 'kill':
      engine.kill()
      return engine.restart()
    case 'wait':
      return engine.pingone().whenIdle()
    case 'drift':
      return drift(command, engine)
    case 'fault':
      return meddleOnce(engine, command.method, command.how)
    case 'rename-team':
      await engine.call('PUT', `/groups/${team.id}`, { name: command.name })
      model.team = command.name
      return
    case 'filter':
      model.filter = command.filter
      return putRule(world)
    case 'switch':
      model.isOn = command.isOn
      return putRule(world)
    case 'nest':
      if (command.isNested === model.isNested) return
      model.isNested = command.isNested
      await (command.isNested
        ? engine.call('POST', `/groups/${crew.id}/memberOfGroups`, { id: team.id })
        : engine.call('DELETE', `/groups/${crew.id}/memberOfGroups/${team.id}`))
      return
    case 'map':
      return setMapping(command.mapping, world)
    case 'replace-rule':
      await engine.call(
        'DELETE',
        `/propagation/rules/${model.rule.id}?deprovision=${command.deprovision}`,
      )
      model.rule = await engine.rule(expressionOf(model.filter, team), [team])
      model.isOn = true
      model.mapping = 'default'
      if (!command.deprovision) model.isLittered = true
      await engine.revise()
      return
    case 'hire':
      if (model.people.has(command.who)) return
      return hire(command.who, world)
    case 'fire':
    case 'join':
    case 'leave':
    case 'enlist':
    case 'desert':
    case 'disable':
    case 'enable':
    case 'rename': {
      const person = model.people.get(command.who)
      if (person) await change(command, person, world)
    }
  }
}

async function putRule({ engine, model, team }: World): Promise<void> {
  await engine.call('PUT', `/propagation/rules/${model.rule.id}`, {
    name: 'Rule',
    active: model.isOn,
    groups: [{ id: team.id }],
    populationExpression: expressionOf(model.filter, team),
  })
  await engine.revise()
}

/** The first line of one's own drops all default ones, and the last that goes brings them back. */
async function setMapping(mapping: Mapping, { engine, model }: World): Promise<void> {
  if (mapping === model.mapping) return
  model.mapping = mapping
  const path = `/propagation/rules/${model.rule.id}/mappings`
  if (mapping === 'nickname')
    for (const [sourceAttribute, targetAttribute] of [
      ['username', 'userName'],
      ['enabled', 'active'],
      ['name.given', 'nickName'],
    ])
      await engine.call('POST', path, { sourceAttribute, targetAttribute })
  else {
    const { _embedded } = await engine.call<{ _embedded: { mappings: Resource[] } }>('GET', path)
    for (const { id } of _embedded.mappings)
      await engine.call('DELETE', `/propagation/mappings/${id}`)
  }
  await engine.revise()
}

async function hire(index: number, { engine, model }: World): Promise<void> {
  const { id } = await engine.hire(`user${index}`, { name: { given: 'New' } })
  model.people.set(index, { id, given: 'New', isEnabled: true, isMember: false, isInCrew: false })
}

async function change(
  command: Exclude<Command, { kind: 'hire' }> & { readonly who: number },
  person: Person,
  { engine, model, team, crew }: World,
): Promise<void> {
  const path = `/users/${person.id}`
  switch (command.kind) {
    case 'fire':
      await engine.call('DELETE', path)
      model.people.delete(command.who)
      return
    case 'join':
      if (!person.isMember) await engine.join(person, team)
      person.isMember = true
      return
    case 'leave':
      if (person.isMember) await engine.leave(person, team)
      person.isMember = false
      return
    case 'enlist':
      if (!person.isInCrew) await engine.join(person, crew)
      person.isInCrew = true
      return
    case 'desert':
      if (person.isInCrew) await engine.leave(person, crew)
      person.isInCrew = false
      return
    case 'disable':
    case 'enable':
      person.isEnabled = command.kind === 'enable'
      await engine.call('PUT', `${path}/enabled`, { enabled: person.isEnabled })
      return
    case 'rename':
      await engine.call('PATCH', path, { name: { given: command.name } })
      person.given = command.name
  }
}

/** Changes at the target what there is of a user, or of the groups. Nothing follows for the model: the target is brought back. */
async function drift(
  { who, how }: { readonly who: number; readonly how: Drift },
  { target }: Engine,
): Promise<void> {
  const users = (await target.list('Users')).filter(({ userName }) => userName === `user${who}`)
  const groups = await target.list('Groups')
  const patch = (path: string, operation: object) =>
    target.send('PATCH', path, { schemas: [URN.patchOp], Operations: [operation] })
  switch (how) {
    case 'vanish':
      for (const { id } of users) await target.send('DELETE', `/Users/${id}`)
      return
    case 'rename':
      for (const { id } of users)
        await patch(`/Users/${id}`, { op: 'replace', path: 'name.givenName', value: 'Drifted' })
      return
    case 'deactivate':
      for (const { id } of users)
        await patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false })
      return
    case 'vanish-team':
      for (const { id } of groups) await target.send('DELETE', `/Groups/${id}`)
      return
    case 'rename-team':
      for (const { id } of groups)
        await patch(`/Groups/${id}`, { op: 'replace', path: 'displayName', value: `Drifted ${id}` })
      return
    case 'empty-team':
      for (const { id } of groups) await patch(`/Groups/${id}`, { op: 'remove', path: 'members' })
  }
}

/** Lets one request go wrong, the next with this method. */
function meddleOnce(engine: Engine, method: string, how: Mishap): void {
  let isDone = false
  engine.meddle(async (request, send) => {
    if (isDone || request.method !== method) return send()
    isDone = true
    if (how === 'unavailable') return { response: { status: 503, headers: {}, body: '' } }
    if (how === 'lost-after') await send()
    return { failure: { code: 'reset', message: 'The connection was closed.' } }
  })
}
