import { expect, it } from 'vitest'
import { isBase64, isUriReference } from './formats.ts'

it.each(['', 'QQ==', 'QUI=', 'QUJD', 'a+/9', 'A'.repeat(4_000_000)])(
  'takes %s for base64',
  (text) => {
    expect(isBase64(text)).toBe(true)
  },
)

it.each(['***', 'QQ', 'QUI', 'Q===', '=QQ=', 'QQ==QQ==', 'a-_9', 'QU JD', 'QUJD\n', 'Ä==='])(
  'takes %j for no base64',
  (text) => {
    expect(isBase64(text)).toBe(false)
  },
)

it.each([
  '',
  'https://example.com/ada?size=2#top',
  'http://ada@[2001:db8::7]:8080/',
  'urn:example:2.0:Device',
  'mailto:ada@example.com',
  'data:image/png;base64,QQ==',
  '../Users/26118915-6090-4610-87e4-49d8ca9f808d',
  '/Users/7',
  'photo.png',
  './a:b',
  'https://example.com/%C3%A4',
  `https://example.com/${'a'.repeat(1_000_000)}`,
])('takes %s for a URI reference', (text) => {
  expect(isUriReference(text)).toBe(true)
})

it.each([
  'not a uri',
  ' https://example.com',
  'https://example.com/<b>',
  'https://example.com/ä',
  'https://example.com/%zz',
  'https://example.com/%4',
  'https://example.com/a[1]',
  'https://[2001:db8::7',
  'https://example.com:port/',
  'https://example.com/#a#b',
  '1st:ada',
  ':ada',
  'a\\b',
  'a\nb',
  '"quoted"',
])('takes %j for no URI reference', (text) => {
  expect(isUriReference(text)).toBe(false)
})
