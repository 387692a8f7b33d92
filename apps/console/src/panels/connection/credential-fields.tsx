import {
  configurationLabels,
  type PropagationStore,
  type SecretKey,
} from '@pingone-sandbox/contract'
import { type Control, useWatch } from 'react-hook-form'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import type { ConfigurationKey, ConnectionForm } from '../../entities/connection/connection-form.ts'
import { MovedSecret } from './moved-secret.tsx'
import { noteOnSecret, type SecretNote } from './stored-secrets.ts'

interface Props {
  readonly control: Control<ConnectionForm>
  readonly method: string
  /** The connection as it is saved, with its secrets. */
  readonly saved: PropagationStore | undefined
}

type Field =
  | { readonly key: Exclude<ConfigurationKey, SecretKey>; readonly isSecret?: false }
  | { readonly key: SecretKey; readonly isSecret: true }

const fieldsOfMethod: Readonly<Record<string, readonly Field[]>> = {
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
export function CredentialFields({ control, method, saved }: Props) {
  const configuration = useWatch({ control, name: 'configuration' })
  return fieldsOfMethod[method]?.map((field) => {
    const { isKept, placeholder, reason }: SecretNote = field.isSecret
      ? noteOnSecret(saved, configuration, field.key)
      : { isKept: false }
    return (
      <FormTextField
        key={field.key}
        control={control}
        name={`configuration.${field.key}`}
        label={configurationLabels[field.key]}
        type={field.isSecret ? 'password' : 'text'}
        isCode
        isRequired={!isKept}
        {...(field.key === 'OAUTH_TOKEN_REQUEST' && {
          description: 'The URL of the token endpoint.',
        })}
        {...(placeholder !== undefined && { placeholder })}
        {...(reason !== undefined && { description: <MovedSecret reason={reason} /> })}
      />
    )
  })
}
