import type { Conditions, Shaped } from './operation.ts'

/** What shapes the requests about a connection itself: checks of the target, and token requests. */
export const connectionConditions: Conditions = {
  'check-before-each-operation': ({ purpose }) => purpose === 'check',
  'circuit-breaker': ({ purpose }) => purpose === 'probe',
  'test-reads-users': (shaped) =>
    isCheck(shaped) && shaped.choices.connectionCheck === 'list-users',
  'check-gets-user-0': (shaped) =>
    isCheck(shaped) && shaped.choices.connectionCheck === 'get-user-0',
  'token-client-secret-basic': ({ purpose }) => purpose === 'token',
  'token-cached': ({ purpose }) => purpose === 'token',
  'token-type-ignored': ({ purpose }) => purpose === 'token',
}

const isCheck = ({ purpose }: Shaped) =>
  purpose === 'test' || purpose === 'check' || purpose === 'probe'
