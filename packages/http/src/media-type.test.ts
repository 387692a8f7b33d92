import { expect, it } from 'vitest'
import { preferredMediaType } from './media-type.ts'

const hal = 'application/hal+json;charset=UTF-8'
const json = 'application/json;charset=UTF-8'

it.each([
  // No preference
  [undefined, hal],
  ['*/*', hal],
  ['application/*', hal],
  ['text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8', hal],
  // One of them is named
  ['application/json', json],
  ['APPLICATION/JSON', json],
  ['application/json, text/plain, */*', json],
  ['*/*, application/json', json],
  ['application/json;q=0.1, text/html', json],
  ['application/hal+json', hal],
  ['application/hal+json, */*', hal],
  // Weights
  ['application/json;q=0.9, application/hal+json;q=0.8', json],
  ['application/json;q=0.8, application/hal+json;q=0.9', hal],
  ['application/json; q=0.5, */*', hal],
  ['application/json;q=0.5, */*;q=0.1', json],
  ['application/json;q=0, */*', hal],
  ['application/hal+json;q=0, */*;q=0.1', json],
  ['application/*;q=0.5, application/json;q=0.2', hal],
  // Of the same weight
  ['application/json, application/hal+json', json],
  ['application/hal+json, application/json', hal],
  // Parameters
  ['application/json;charset=utf-8', json],
  ['application/json; charset="UTF-8", application/hal+json;q=0.9', json],
  ['application/json;profile="a, b"', json],
  ['application/json;odata.metadata=minimal;q=0.9, text/html', json],
  ['application/json;profile=a, application/hal+json;q=0.1', hal],
  // Neither
  ['text/html', undefined],
  ['application/xml, text/json', undefined],
  ['application/json;q=0', undefined],
  ['application/json;q=0, application/hal+json;q=0', undefined],
  ['application/jsonp', undefined],
  ['json', undefined],
  ['', undefined],
  [', ;q=1, /', undefined],
])('reads Accept: %s', (accept, expected) => {
  expect(preferredMediaType(accept, [hal, json])).toBe(expected)
})
