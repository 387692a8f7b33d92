import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { openPage } from './open-page.ts'

it('shows a page of this machine in a browser', async (context) => {
  const page = await openPage(context)
  const server = createServer((_request, response) => response.end('<h1>Hello</h1>'))
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await expect.poll(() => page.getByRole('heading').textContent()).toBe('Hello')
  } finally {
    server.close()
  }
})
