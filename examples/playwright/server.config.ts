import { defineConfig } from '@playwright/test'

const url = 'http://127.0.0.1:4480'

export default defineConfig({
  testMatch: 'server.spec.ts',
  // The tests share one sandbox.
  workers: 1,
  use: { baseURL: url },
  webServer: {
    command: 'npx pingone-sandbox start --json --port 4480 --scim-port 4481 --users 0',
    url: `${url}/_sandbox/health`,
    reuseExistingServer: !process.env['CI'],
  },
})
