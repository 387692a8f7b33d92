import type {
  PopulationInput,
  SchemaAttributeInput,
  User,
  UserInput,
} from '@pingone-sandbox/contract'

// The documents of the directory as the store keeps them. Times are ISO 8601 UTC with milliseconds.

type Timestamps = {
  readonly createdAt: string
  readonly updatedAt: string
}

export type EnvironmentDocument = Timestamps & {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly type: 'PRODUCTION' | 'SANDBOX'
  readonly region: string
  readonly license: { readonly id: string }
  readonly organization: { readonly id: string }
}

export type PopulationDocument = Timestamps &
  PopulationInput & {
    readonly id: string
    readonly environmentId: string
    /** The population of users that are created without one; each environment has exactly one default. */
    readonly default: boolean
    readonly theme: { readonly id: string }
  }

export type UserDocument = Timestamps &
  Omit<UserInput, 'population'> & {
    readonly id: string
    readonly environmentId: string
    readonly population: { readonly id: string }
    readonly enabled: boolean
    readonly mfaEnabled: boolean
    readonly account: Readonly<User['account']>
    readonly lifecycle: Readonly<User['lifecycle']>
    readonly emailVerified?: boolean | undefined
    readonly verifyStatus: string
    /** That an import set a password; its value is not kept, since nothing here signs in. */
    readonly passwordState?: PasswordState
  }

export type PasswordState = {
  readonly status: 'OK' | 'MUST_CHANGE_PASSWORD'
  readonly lastChangedAt: string
}

export type GroupDocument = Timestamps & {
  readonly id: string
  readonly environmentId: string
  readonly name: string
  readonly description?: string | undefined
  readonly externalId?: string | undefined
  /** A filter over users, who are members while it matches. */
  readonly userFilter?: string | undefined
  /** Present for a group that only users of this population may join. */
  readonly population?: { readonly id: string } | undefined
  readonly customData?: Readonly<Record<string, unknown>> | undefined
}

/** A custom attribute that users may have; its values are in user documents under its name. */
export type SchemaAttributeDocument = Timestamps &
  SchemaAttributeInput & {
    readonly id: string
    readonly environmentId: string
  }

/** A value of a unique custom attribute, with the user who has it; its id is made of the attribute and the value. */
export type UniqueValueDocument = {
  readonly id: string
  readonly environmentId: string
  readonly attributeId: string
  readonly userId: string
}

/**
 * The user filter of a dynamic group, whose id it has; apart from the group, so that they are found without reading every group.
 */
export type UserFilterDocument = {
  readonly id: string
  readonly environmentId: string
  readonly expression: string
  readonly populationId?: string
}

/** An edge: the user is a member of the group, directly or, in a collection of its own, through the group's user filter. */
export type MembershipDocument = {
  readonly id: string
  readonly environmentId: string
  readonly userId: string
  readonly groupId: string
}

/** An edge: the members of `groupId` are members of `memberOfGroupId` as well. */
export type NestingDocument = {
  readonly id: string
  readonly environmentId: string
  readonly groupId: string
  readonly memberOfGroupId: string
}

/** A worker application; its id is its OAuth client id. */
export type ApplicationDocument = {
  readonly id: string
  readonly environmentId: string
  readonly name: string
  readonly clientSecret: string
}
