import { configurationLabels } from '@pingone-sandbox/pingone/contract'
import type { Control } from 'react-hook-form'
import { FormTextField } from '../../ui/form-text-field.tsx'
import type { ConfigurationKey, ConnectionForm } from './connection-form.ts'

interface Props {
  readonly control: Control<ConnectionForm>
  readonly method: string
  readonly hasStoredSecrets: boolean
}

const fieldsOfMethod: Readonly<
  Record<string, readonly { key: ConfigurationKey; isSecret?: boolean }[]>
> = {
  'Basic Authentication': [
    { key: 'BASIC_AUTH_USER' },
    { key: 'BASIC_AUTH_PASSWORD', isSecret: true },
  ],
  'OAuth 2 Bearer Token': [{ key: 'OAUTH_ACCESS_TOKEN', isSecret: true }],
  'OAuth 2 Client Credentials': [
    { key: 'OAUTH_TOKEN_REQUEST' },
    { key: 'OAUTH_CLIENT_ID' },
    { key: 'OAUTH_CLIENT_SECRET', isSecret: true },
  ],
}

/** The fields that belong to the chosen authentication method. */
export function CredentialFields({ control, method, hasStoredSecrets }: Props) {
  return fieldsOfMethod[method]?.map(({ key, isSecret = false }) => (
    <FormTextField
      key={key}
      control={control}
      name={`configuration.${key}`}
      label={configurationLabels[key]}
      type={isSecret ? 'password' : 'text'}
      isCode
      isRequired={!isSecret || !hasStoredSecrets}
      {...(key === 'OAUTH_TOKEN_REQUEST' && { description: 'The URL of the token endpoint.' })}
      {...(isSecret && hasStoredSecrets && { placeholder: 'Stored; leave empty to keep it' })}
    />
  ))
}
