import { firstOnes } from '../gateway.ts'
import type { Scene } from './stage.ts'

/** How requests get through, by the name of the transcript. */
export const deliveryScenes = {
  'test-connection': {
    title: 'The connection is tested.',
    async play({ call, connectionInput, connection, show }) {
      const { name, type, configuration } = connectionInput
      await show(() =>
        call('POST', '/propagation/stores/connection/status', {
          name,
          type,
          id: connection.id,
          configuration,
        }),
      )
    },
  },
  'retry-after': {
    title: 'The target asks for a pause.',
    async play({ hire, enforce, guard, show }) {
      await enforce()
      guard(firstOnes(1, 'POST', { status: 429, headers: { 'retry-after': '1' } }))
      await show(() => hire('ada'))
    },
  },
  'lost-answer': {
    title: 'The connection breaks after the target has created a user.',
    async play({ hire, enforce, guard, show }) {
      await enforce()
      guard(firstOnes(1, 'POST', 'loses its answer'))
      await show(() => hire('ada'))
    },
  },
  outage: {
    title: 'The target keeps failing, until the circuit breaker opens.',
    delivery: { circuitThreshold: 2, circuitCoolDownMs: 100 },
    async play({ hire, enforce, guard, show }) {
      await enforce()
      guard(firstOnes(2, 'GET', { status: 503 }))
      await show(() => hire('ada'))
    },
  },
} as const satisfies Record<string, Scene>

/** What only a connection with Client Credentials does. */
export const tokenScenes = {
  'renew-token': {
    title: 'The target no longer accepts the access token.',
    async play({ hire, enforce, call, guard, show }) {
      const user = await hire('ada')
      await enforce()
      guard(firstOnes(1, 'GET', { status: 401 }))
      await show(() => call('PATCH', `/users/${user.id}`, { name: { given: 'Augusta' } }))
    },
  },
} as const satisfies Record<string, Scene>
