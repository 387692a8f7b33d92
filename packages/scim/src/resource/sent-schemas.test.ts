import { expect, it } from 'vitest'
import { userResourceType } from '../schema/resource-types.ts'
import { noTolerances } from '../values/tolerances.ts'
import { URN } from '../values/urn.ts'
import { checkSchemas } from './sent-schemas.ts'

const strict = { type: userResourceType, tolerances: noTolerances }

it('takes the URNs of a resource type in any letter case', () => {
  expect(() => checkSchemas([URN.user.toUpperCase()], [URN.user], strict)).not.toThrow()
})

it('names the URN that a resource type does not have as it was sent', () => {
  const foreign = 'http://schemas.example.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'
  expect(() => checkSchemas([URN.user, foreign], [URN.user], strict)).toThrow(
    `schemas: lists ${foreign}, which User does not have.`,
  )
})
