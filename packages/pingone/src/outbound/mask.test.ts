import { expect, it } from 'vitest'
import { maskBody, maskHeaders } from './mask.ts'

const secret = 'correct-horse-battery-staple'

it('masks credentials and keeps their scheme readable', () => {
  expect(maskHeaders({ authorization: `Bearer ${secret}`, accept: 'x' })).toEqual({
    authorization: 'Bearer ••••aple',
    accept: 'x',
  })
})

it('shows nothing of a short secret', () => {
  expect(maskHeaders({ Authorization: 'Basic YTpi' })).toEqual({ Authorization: 'Basic ••••' })
})

it.each([
  `{"access_token":"${secret}","expires_in":3600}`,
  `{"password" : "${secret}"}`,
  `grant_type=client_credentials&client_secret=${secret}`,
])('masks the secret in %s', (body) => {
  expect(maskBody(body)).not.toContain(secret)
  expect(maskBody(body)).toContain('••••')
})

it('leaves other bodies as they are', () => {
  expect(maskBody('{"userName":"password"}')).toBe('{"userName":"password"}')
})
