import {
  authenticationMethods,
  type ConnectionField,
  connectionFieldOf,
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
import { classNames } from '../../ui/class-names.ts'
import { SelectField } from '../../ui/select-field.tsx'
import styles from './authentication-fields.module.css'
import { ConfigurationField, optionsOf } from './configuration-field.tsx'

interface Props {
  readonly control: Control<ConnectionForm>
  /** The saved connection: its stored secrets may stay empty. */
  readonly saved?: PropagationStore
}

/** Two columns, read line by line: where the service provider is and its version at the left, its resources at the right. */
const targetKeys = ['SCIM_URL', 'USERS_RESOURCE', 'SCIM_VERSION', 'GROUPS_RESOURCE'] as const

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
    <div className={styles.columns}>
      {targetKeys.map((key) => (
        <ConfigurationField key={key} control={control} field={key} />
      ))}
      <SelectField
        label={configurationLabels.AUTHENTICATION_METHOD}
        name="configuration.AUTHENTICATION_METHOD"
        value={String(method.value)}
        onChange={(value) => {
          method.onChange(value)
          type.onChange(authorizationTypeFor(value))
        }}
        options={optionsOf(authenticationMethods)}
      />
      {method.value !== 'None' && (
        <div className={classNames(styles.method, styles.columns)}>
          {credentials.map((key) => (
            <ConfigurationField key={key} control={control} field={key} saved={saved} />
          ))}
          <ConfigurationField control={control} field="AUTHORIZATION_TYPE" />
          {headers.map((key) => (
            <ConfigurationField key={key} control={control} field={key} saved={saved} />
          ))}
        </div>
      )}
    </div>
  )
}
