import { expect, it } from 'vitest'
import { pingOneHandlers, sandboxHandlers, scimHandlers } from '../src/msw/index.ts'

const url = 'https://app.example.com/scim/v2'

it.each([
  [() => pingOneHandlers({ rgion: 'EU' } as never), 'pingOneHandlers has no option rgion.'],
  [() => scimHandlers(url, { tken: 'x' } as never), 'scimHandlers has no option tken.'],
  [
    () => sandboxHandlers({ scim: { tken: 'x' } } as never),
    'scim of sandboxHandlers has no option tken.',
  ],
])('refuses an option that does not exist: %s', (make, message) => {
  expect(make).toThrow(
    expect.objectContaining({ code: 'unknown_setting', message, hint: expect.any(String) }),
  )
})

it.each([
  [() => pingOneHandlers(null as never), /^The options of pingOneHandlers: /],
  [() => pingOneHandlers({ users: 'x' } as never), /^users of pingOneHandlers: /],
  [() => pingOneHandlers({ fetch: 5 } as never), /^fetch of .*: a function is expected\.$/],
  [() => scimHandlers(url, { token: '' }), /^token of scimHandlers: a text is expected\.$/],
  [() => scimHandlers(url, { users: 5 } as never), /^users of scimHandlers: /],
  [() => scimHandlers(url, { misbehaviours: 'no-put' } as never), /^misbehaviours of /],
  [() => scimHandlers(url, { clock: 'x' }), /^clock of scimHandlers: an instant like /],
  [() => scimHandlers(undefined as never), /^scimHandlers takes an http or https URL /],
  [() => scimHandlers('ftp://app.example.com'), /; "ftp:\/\/app\.example\.com" is none\.$/],
  [() => scimHandlers('https://ada:secret@app.example.com'), /URL without credentials\.$/],
  [() => sandboxHandlers({ url: 'x' }), /^sandboxHandlers takes an http or https URL /],
])('refuses an option of another type: %s', (make, message) => {
  expect(make).toThrow(
    expect.objectContaining({
      code: 'invalid_setting',
      message: expect.stringMatching(message),
    }),
  )
})

it('takes an option that is undefined for one that is absent', () => {
  expect(scimHandlers(url, { token: undefined } as never).token).toBe('scim-token')
})
