import { beforeEach, expect, it } from 'vitest'
import { newConnection } from '../../entities/connection/connection-form.ts'
import { createWizardDraft } from './wizard-draft.ts'

beforeEach(() => sessionStorage.clear())

const form = {
  ...newConnection,
  name: 'Vendor',
  configuration: {
    ...newConnection.configuration,
    OAUTH_ACCESS_TOKEN: 's3cret-token',
    BASIC_AUTH_USER: 'ada',
    BASIC_AUTH_PASSWORD: 's3cret-password',
    OAUTH_CLIENT_SECRET: 's3cret-client',
    CUSTOM_HEADER: 's3cret-header',
  },
}

it('keeps everything but the secrets', () => {
  const draft = createWizardDraft('env')
  draft.keep({ wizard: { step: 'general', connector: 'SCIM Outbound' }, form })
  expect(sessionStorage.getItem('draft:connection:env')).not.toContain('s3cret')
  const read = draft.read()
  expect(read?.wizard).toEqual({ step: 'general', connector: 'SCIM Outbound' })
  expect(read?.form).toMatchObject({ name: 'Vendor', configuration: { BASIC_AUTH_USER: 'ada' } })
})

it('returns to the step that asks for secrets', () => {
  const draft = createWizardDraft('env')
  draft.keep({ wizard: { step: 'preferences' }, form })
  expect(draft.read()?.wizard.step).toBe('authentication')
})

it('belongs to one environment, and is gone when it is dropped', () => {
  const draft = createWizardDraft('env')
  draft.keep({ wizard: { step: 'type' }, form })
  expect(createWizardDraft('another').read()).toBeUndefined()
  draft.drop()
  expect(draft.read()).toBeUndefined()
})

it('passes over what an older console has kept', () => {
  sessionStorage.setItem('draft:connection:env', '{"step":3}')
  expect(createWizardDraft('env').read()).toBeUndefined()
})
