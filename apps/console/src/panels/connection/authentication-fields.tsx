import {
  authenticationMethods,
  authorizationTypes,
  configurationLabels,
  type PropagationStore,
  type SecretKey,
} from '@pingone-sandbox/contract'
import { TriangleAlert } from 'lucide-react'
import { type Control, useController, useWatch } from 'react-hook-form'
import {
  authorizationTypeFor,
  type ConfigurationKey,
  type ConnectionForm,
} from '../../entities/connection/connection-form.ts'
import { FormSelectField } from '../../patterns/form/form-select-field.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import layout from '../../ui/layout.module.css'
import { SelectField } from '../../ui/select-field.tsx'
import styles from './authentication-fields.module.css'
import { noteOnSecret, type SecretNote } from './stored-secrets.ts'

interface Props {
  readonly control: Control<ConnectionForm>
  /** The connection as it is saved: what it has stored may stay empty. */
  readonly saved?: PropagationStore
}

const optionsOf = (values: readonly string[]) =>
  values.map((value) => ({ id: value, label: value }))

/** Where the SCIM service provider is and how PingOne shows who it is. */
export function AuthenticationFields({ control, saved }: Props) {
  const { field: method } = useController({ control, name: 'configuration.AUTHENTICATION_METHOD' })
  const { field: type } = useController({ control, name: 'configuration.AUTHORIZATION_TYPE' })
  const configuration = useWatch({ control, name: 'configuration' })
  const authorizationType = configuration.AUTHORIZATION_TYPE
  const customHeader = noteOnSecret(saved, configuration, 'CUSTOM_HEADER')
  const text = { control, isRequired: true, isCode: true } as const

  return (
    <div className={layout.stack}>
      <FormTextField
        {...text}
        name="configuration.SCIM_URL"
        label={configurationLabels.SCIM_URL}
        placeholder="https://scim-example.com/v2"
        description="The fully qualified base URL of the SCIM service provider."
      />
      <div className={styles.resources}>
        <FormTextField
          {...text}
          name="configuration.USERS_RESOURCE"
          label={configurationLabels.USERS_RESOURCE}
        />
        <FormSelectField
          control={control}
          name="configuration.SCIM_VERSION"
          label={configurationLabels.SCIM_VERSION}
          options={optionsOf(['2.0', '1.1'])}
        />
        <FormTextField
          control={control}
          isCode
          name="configuration.GROUPS_RESOURCE"
          label={configurationLabels.GROUPS_RESOURCE}
        />
      </div>
      <SelectField
        label={configurationLabels.AUTHENTICATION_METHOD}
        value={String(method.value)}
        onChange={(value) => {
          method.onChange(value)
          type.onChange(authorizationTypeFor(value))
        }}
        options={optionsOf(authenticationMethods)}
      />
      <CredentialFields control={control} method={String(method.value)} saved={saved} />
      {method.value !== 'None' && (
        <FormSelectField
          control={control}
          name="configuration.AUTHORIZATION_TYPE"
          label={configurationLabels.AUTHORIZATION_TYPE}
          options={optionsOf(authorizationTypes)}
          description="The scheme that goes into the Authorization header."
        />
      )}
      {method.value !== 'None' && authorizationType === 'Custom' && (
        <FormTextField
          {...text}
          name="configuration.CUSTOM_HEADER"
          label={configurationLabels.CUSTOM_HEADER}
          isRequired={!customHeader.isKept}
          placeholder={customHeader.placeholder ?? ''}
          description={
            <>
              Sent as the whole Authorization header; PingOne sends no other custom header.
              {customHeader.reason !== undefined && <MovedSecret reason={customHeader.reason} />}
            </>
          }
        />
      )}
    </div>
  )
}

interface CredentialFieldsProps {
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
function CredentialFields({ control, method, saved }: CredentialFieldsProps) {
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

interface MovedSecretProps {
  readonly reason: string
}

/** Says below a secret why it is to be given anew; announced when an address is changed. */
function MovedSecret({ reason }: MovedSecretProps) {
  return (
    <output className={styles.moved}>
      <TriangleAlert size={14} aria-hidden="true" />
      <span>{reason}</span>
    </output>
  )
}
