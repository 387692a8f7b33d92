import {
  createControlClient,
  createSandboxControl,
  type SandboxControl,
} from '@pingone-sandbox/client'
import type { Ready } from '../examples/headless/provision.ts'

/** The control API of a sandbox. */
export const controlOf = ({ control }: Pick<Ready, 'control'>): SandboxControl =>
  createSandboxControl(createControlClient({ control }))
