import { readResourceTypes } from '@pingone-sandbox/scim'
import { readFileSync } from 'node:fs'
import type { Target } from './place.test-support.ts'

const file = new URL('../../../../fixtures/schemas/device-and-badge.json', import.meta.url)

export const BADGE = 'urn:example:params:scim:schemas:extension:2.0:Badge'
export const DEVICE = 'urn:example:params:scim:schemas:2.0:Device'

/** Users with badges, and devices. */
export const deviceTypes = readResourceTypes(JSON.parse(readFileSync(file, 'utf8')))

export const devices: Target = { endpoint: '/Devices', schema: DEVICE, name: 'displayName' }
