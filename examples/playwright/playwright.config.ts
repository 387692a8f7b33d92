import { defineConfig } from '@playwright/test'
import type { SandboxFixtures } from 'pingone-sandbox/playwright'

export default defineConfig<SandboxFixtures>({
  testMatch: 'console.spec.ts',
  use: { sandboxOptions: { users: 0 } },
})
