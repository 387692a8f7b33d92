// Fixtures and a matcher for Playwright Test: `pingone-sandbox/playwright`
export { expect, test, type SandboxFixtures, type SandboxWorkerFixtures } from './fixtures.ts'
export type { FixtureOptions, SandboxPool } from '../fixtures/sandbox-pool.ts'
export type { Sandbox } from '../sandbox.ts'
export type { ExpectedAttributes, ProvisionedOptions } from '@pingone-sandbox/workspace/verify'
