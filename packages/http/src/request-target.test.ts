import { expect, it } from 'vitest'
import { normalizePath, readTarget } from './request-target.ts'

it.each([
  ['/scim/v2/Users', '/scim/v2/Users', ''],
  ['/scim/v2/Users?filter=a%20b?c', '/scim/v2/Users', 'filter=a%20b?c'],
  ['http://localhost:4471/scim/v2/Users?count=1', '/scim/v2/Users', 'count=1'],
  ['HTTPS://[::1]:4471/scim', '/scim', ''],
  ['http://localhost', '/', ''],
  ['http://localhost?a=b', '/', 'a=b'],
  ['/scim/v2/%55sers/%61%2D1', '/scim/v2/Users/a-1', ''],
  ['/http://localhost/Users', '/http://localhost/Users', ''],
  ['*', '/*', ''],
])('reads the target %s', (target, path, query) => {
  expect(readTarget(target)).toEqual({ path, query })
})

it.each(['/Users/a%2Fb', '/Users/%C3%A4', '/Users/a%20b', '/Users/%zz', '/Users/%', '/Users/%25'])(
  'leaves %s as it is',
  (path) => {
    expect(normalizePath(path)).toBe(path)
  },
)
