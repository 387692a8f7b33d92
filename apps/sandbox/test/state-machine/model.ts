import type { Resource } from '../administrator.ts'
import type { startEngine } from '../engine.ts'

export type Engine = Awaited<ReturnType<typeof startEngine>>
export type Filter = 'everyone' | 'team' | 'enabled'

export type Command =
  | {
      readonly kind: Step
      readonly who: number
    }
  | { readonly kind: 'rename'; readonly who: number; readonly name: string }
  | { readonly kind: 'rename-team'; readonly name: string }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'nest'; readonly isNested: boolean }
  | { readonly kind: 'map'; readonly mapping: Mapping }
  | { readonly kind: 'switch'; readonly isOn: boolean }
  | { readonly kind: 'replace-rule'; readonly deprovision: boolean }
  | { readonly kind: 'fault'; readonly method: string; readonly how: Mishap }
  | { readonly kind: 'drift'; readonly who: number; readonly how: Drift }
  | { readonly kind: 'kill' | 'wait' }

export type Step = 'hire' | 'fire' | 'join' | 'leave' | 'enlist' | 'desert' | 'disable' | 'enable'
/** Where the given name goes. */
export type Mapping = 'default' | 'nickname'
/** What another client does at the target. */
export type Drift =
  | 'vanish'
  | 'rename'
  | 'deactivate'
  | 'vanish-team'
  | 'rename-team'
  | 'empty-team'
export type Mishap = 'lost-before' | 'lost-after' | 'unavailable'

export interface Person {
  readonly id: string
  given: string
  isEnabled: boolean
  /** Of the team itself. */
  isMember: boolean
  /** Of the crew, which may be nested in the team. */
  isInCrew: boolean
}

/** The world as the commands make it. */
export interface Model {
  readonly people: Map<number, Person>
  team: string
  filter: Filter
  isNested: boolean
  mapping: Mapping
  isOn: boolean
  rule: Resource
  /** A rule was deleted that left behind what it had provisioned. */
  isLittered: boolean
}

export interface World {
  readonly engine: Engine
  readonly model: Model
  readonly team: Resource
  readonly crew: Resource
}

export function expressionOf(filter: Filter, team: Resource): string {
  switch (filter) {
    case 'everyone':
      return 'population.id pr'
    case 'team':
      return `memberOfGroups[id eq "${team.id}"]`
    case 'enabled':
      return 'enabled eq true'
  }
}

export const isInTeam = ({ isMember, isInCrew }: Person, { isNested }: Model): boolean =>
  isMember || (isNested && isInCrew)

export function isInScope(person: Person, model: Model): boolean {
  switch (model.filter) {
    case 'everyone':
      return true
    case 'team':
      return isInTeam(person, model)
    case 'enabled':
      return person.isEnabled
  }
}
