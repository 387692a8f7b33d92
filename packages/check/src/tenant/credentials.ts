import { secretKeys } from '@pingone-sandbox/contract'
import { type Authentication, authenticationWith } from '@pingone-sandbox/workspace'

/** How PingOne authenticates at the endpoint. */
export type Credentials =
  | { readonly method: 'none' }
  | { readonly method: 'bearer'; readonly token: string }
  | { readonly method: 'basic'; readonly user: string; readonly password: string }
  | {
      readonly method: 'client-credentials'
      /** The URL of the token endpoint. */
      readonly tokenUrl: string
      readonly clientId: string
      readonly clientSecret: string
    }
  | { readonly method: 'connection'; readonly configuration: Authentication }

/** The keys of a connection that carry the credentials. */
export function configurationOf(credentials: Credentials): Authentication {
  switch (credentials.method) {
    case 'none':
      return authenticationWith({})
    case 'bearer':
      return authenticationWith({ token: credentials.token })
    case 'basic':
      return authenticationWith({ basic: credentials })
    case 'client-credentials':
      return authenticationWith({ clientCredentials: credentials })
    case 'connection':
      return credentials.configuration
  }
}

/** The texts of the credentials that appear in no output. */
export function secretsOf(credentials: Credentials): readonly string[] {
  switch (credentials.method) {
    case 'none':
      return []
    case 'bearer':
      return [credentials.token]
    case 'basic':
      return [credentials.password]
    case 'client-credentials':
      return [credentials.clientSecret]
    case 'connection':
      return secretKeys.flatMap((key) => credentials.configuration[key] ?? [])
  }
}
