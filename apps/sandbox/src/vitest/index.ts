// Fixtures and a matcher for Vitest: `pingone-sandbox/vitest`
import './matcher.ts'

export { expect } from 'vitest'
export { test } from './fixtures.ts'
export type { FixtureOptions, SandboxPool } from '../fixtures/sandbox-pool.ts'
export type { Sandbox } from '../sandbox.ts'
export type { ExpectedAttributes, ProvisionedOptions } from '@pingone-sandbox/workspace/verify'
