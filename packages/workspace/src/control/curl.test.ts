import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { exampleExchange } from './example-exchange.test-support.ts'
import { formatCurl } from './curl.ts'

it('writes method, url, headers and body', () => {
  expect(formatCurl(exampleExchange)).toBe(
    String.raw`curl --request POST 'http://127.0.0.1:4471/scim/v2/Users' \
  --header 'authorization: Bearer ••••' \
  --header 'content-type: application/scim+json' \
  --data-raw '{"userName":"o'\''hara"}'`,
  )
})

it('reaches curl as it was sent', () => {
  const command = formatCurl(exampleExchange).replace(/^curl/, 'printf "%s\\n"')
  const words = execFileSync('sh', ['-c', command], { encoding: 'utf8' }).trimEnd().split('\n')
  expect(words).toEqual([
    '--request',
    'POST',
    'http://127.0.0.1:4471/scim/v2/Users',
    '--header',
    'authorization: Bearer ••••',
    '--header',
    'content-type: application/scim+json',
    '--data-raw',
    `{"userName":"o'hara"}`,
  ])
})
