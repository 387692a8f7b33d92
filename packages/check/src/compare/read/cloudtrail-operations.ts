/** The SCIM request of each operation that AWS IAM Identity Center logs; `{id}` stands for the resource. */
export const scimOperations: Readonly<
  Record<string, { readonly method: string; readonly path: string; readonly status: number }>
> = {
  CreateUser: { method: 'POST', path: '/Users', status: 201 },
  GetUser: { method: 'GET', path: '/Users/{id}', status: 200 },
  ListUsers: { method: 'GET', path: '/Users', status: 200 },
  PutUser: { method: 'PUT', path: '/Users/{id}', status: 200 },
  PatchUser: { method: 'PATCH', path: '/Users/{id}', status: 200 },
  DeleteUser: { method: 'DELETE', path: '/Users/{id}', status: 204 },
  CreateGroup: { method: 'POST', path: '/Groups', status: 201 },
  GetGroup: { method: 'GET', path: '/Groups/{id}', status: 200 },
  ListGroups: { method: 'GET', path: '/Groups', status: 200 },
  PutGroup: { method: 'PUT', path: '/Groups/{id}', status: 200 },
  PatchGroup: { method: 'PATCH', path: '/Groups/{id}', status: 204 },
  DeleteGroup: { method: 'DELETE', path: '/Groups/{id}', status: 204 },
  ServiceProviderConfig: { method: 'GET', path: '/ServiceProviderConfig', status: 200 },
  GetServiceProviderConfig: { method: 'GET', path: '/ServiceProviderConfig', status: 200 },
  GetSchema: { method: 'GET', path: '/Schemas', status: 200 },
  ListSchemas: { method: 'GET', path: '/Schemas', status: 200 },
  ListResourceTypes: { method: 'GET', path: '/ResourceTypes', status: 200 },
}

/** The status that SCIM clients of AWS receive for an error code. */
const statuses: readonly (readonly [RegExp, number])[] = [
  [/^Validation/, 400],
  [/^Unauthorized/, 401],
  [/^AccessDenied/, 403],
  [/NotFound/, 404],
  [/^Conflict/, 409],
  [/^(Throttling|TooManyRequests)/, 429],
  [/^ServiceUnavailable/, 503],
  [/^Internal/, 500],
]

/** 400 for a code that is not known: something was refused. */
export const statusOfError = (code: string): number =>
  statuses.find(([pattern]) => pattern.test(code))?.[1] ?? 400
