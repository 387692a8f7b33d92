import { profileNames, createProfile, type TransportResult } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { startEngine } from './engine.ts'

// A target may answer what it was sent in a form of its own. That is no reason to write.

type Json = Readonly<Record<string, unknown>>

/** Rewrites every object of a value, the innermost first. */
function rewrite(value: unknown, change: (object: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((each) => rewrite(each, change))
  if (typeof value !== 'object' || value === null) return value
  return change(
    Object.fromEntries(Object.entries(value).map(([name, each]) => [name, rewrite(each, change)])),
  )
}

const mapNames = (change: (name: string) => string) => (object: Json) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [change(name), value]))
const mapValue = (name: string, change: (value: unknown) => unknown) => (object: Json) =>
  name in object ? { ...object, [name]: change(object[name]) } : object
const capitalised = (name: string) =>
  name.includes(':') ? name : name.charAt(0).toUpperCase() + name.slice(1)

const forms: Readonly<Record<string, (object: Json) => Json>> = {
  'names in capitals': mapNames(capitalised),
  'names in lower case': mapNames((name) => name.toLowerCase()),
  'user names in lower case': mapValue('userName', (value) => String(value).toLowerCase()),
  'group names in lower case': mapValue('displayName', (value) => String(value).toLowerCase()),
  'types in capitals': mapValue('type', (value) => capitalised(String(value))),
  'active as text': mapValue('active', (value) => (value === true ? 'True' : 'False')),
  'lists in another order': (object) =>
    Object.fromEntries(
      Object.entries(object).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.toReversed() : value,
      ]),
    ),
  'attributes of its own': (object) =>
    'userName' in object
      ? {
          ...object,
          nickName: 'N',
          photos: [{ value: 'https://x.test/p' }],
          'urn:acme:2.0': { a: 1 },
        }
      : object,
  'further e-mail addresses': mapValue('emails', (value) => [
    ...(value as readonly unknown[]),
    { type: 'home', value: 'home@example.com' },
  ]),
  'telephone numbers as URIs': mapValue('phoneNumbers', (value) =>
    (value as readonly Json[]).map((each) => ({
      ...each,
      value: `tel:${String(each['value']).replaceAll(' ', '-')}`,
    })),
  ),
}

it.each(profileNames)(
  'writes nothing at a target that answers in another form, under %s',
  async (profile) => {
    await using engine = await startEngine({ profile: createProfile(profile) })
    const team = await engine.group('Team')
    for (const username of ['Ada', 'Bob'])
      await engine.join(
        await engine.hire(username, {
          name: { given: username, family: 'Lovelace' },
          primaryPhone: '+44 20 7946 0000',
        }),
        team,
      )
    const rule = await engine.rule('population.id pr', [team])
    await engine.revise()
    await engine.groups()

    for (const [form, change] of Object.entries(forms)) {
      const sent: string[] = []
      engine.meddle(async ({ method }, send) => {
        sent.push(method)
        return reformed(await send(), change)
      })
      await engine.pingone().resync(rule.id)
      await engine.pingone().whenIdle()
      expect([form, sent]).toEqual([form, ['GET', 'GET', 'GET']])
    }
  },
)

function reformed(result: TransportResult, change: (object: Json) => Json): TransportResult {
  if (!result.response?.body) return result
  const body = JSON.stringify(rewrite(JSON.parse(result.response.body), change))
  return { ...result, response: { ...result.response, body } }
}
