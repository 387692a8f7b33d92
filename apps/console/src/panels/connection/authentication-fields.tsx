import {
  authenticationMethods,
  type ConnectionField,
  connectionFieldOf,
  connectionFields,
  type ConnectionKey,
  configurationLabels,
  keysOfMethod,
  keysOfPart,
  type PropagationStore,
} from '@pingone-sandbox/contract'
import { type Control, useController } from 'react-hook-form'
import {
  authorizationTypeFor,
  type ConnectionForm,
} from '../../entities/connection/connection-form.ts'
import layout from '../../ui/layout.module.css'
import { SelectField } from '../../ui/select-field.tsx'
import styles from './authentication-fields.module.css'
import { ConfigurationField, optionsOf } from './configuration-field.tsx'

interface Props {
  readonly control: Control<ConnectionForm>
  /** The saved connection: its stored secrets may stay empty. */
  readonly saved?: PropagationStore
}

/** What every target has comes first; among the short values, the resource of users. */
const rank = (key: ConnectionKey): number => {
  const { kind, isRequired }: ConnectionField = connectionFields[key]
  if (kind === 'base-url') return 0
  if (kind === 'path') return isRequired ? 1 : 3
  return 2
}

const [baseUrl, ...resources] = keysOfPart('target').toSorted(
  (one, other) => rank(one) - rank(other),
)

/** The keys that an *Auth Type Header* needs. */
const keysOfType = (type: string) =>
  keysOfPart('authentication').filter(
    (key) => (connectionFieldOf(key) as ConnectionField).authorizationType === type,
  )

/** Where the SCIM service provider is, and how PingOne authenticates. */
export function AuthenticationFields({ control, saved }: Props) {
  const { field: method } = useController({ control, name: 'configuration.AUTHENTICATION_METHOD' })
  const { field: type } = useController({ control, name: 'configuration.AUTHORIZATION_TYPE' })
  const credentials = keysOfMethod(String(method.value))
  const headers = method.value === 'None' ? [] : keysOfType(String(type.value))

  return (
    <div className={layout.stack}>
      {baseUrl && <ConfigurationField control={control} field={baseUrl} />}
      <div className={styles.resources}>
        {resources.map((key) => (
          <ConfigurationField key={key} control={control} field={key} />
        ))}
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
      {credentials.map((key) => (
        <ConfigurationField key={key} control={control} field={key} saved={saved} />
      ))}
      {method.value !== 'None' && (
        <ConfigurationField control={control} field="AUTHORIZATION_TYPE" />
      )}
      {headers.map((key) => (
        <ConfigurationField key={key} control={control} field={key} saved={saved} />
      ))}
    </div>
  )
}
