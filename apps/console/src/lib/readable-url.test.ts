import { expect, it } from 'vitest'
import { readableUrl } from './readable-url.ts'

it.each([
  [
    'https://t.test/Users?filter=userName%20Eq%20%22ada%40x.test%22&count=2',
    'https://t.test/Users?filter=userName Eq "ada@x.test"&count=2',
  ],
  [
    'https://t.test/Users?filter=userName+eq+%22a%2Bb%22',
    'https://t.test/Users?filter=userName eq "a+b"',
  ],
  ['https://t.test/Users/a+b', 'https://t.test/Users/a+b'],
  ['https://t.test/Users?filter=100%', 'https://t.test/Users?filter=100%'],
])('reads %s as %s', (url, readable) => {
  expect(readableUrl(url)).toBe(readable)
})
