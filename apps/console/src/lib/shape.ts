/** Whether something that was read, from the storage of a browser or out of an answer, has the shape that it is to have. */
export type Shape<Value> = (value: unknown) => value is Value

type ValueOf<Checked> = Checked extends Shape<infer Value> ? Value : never

export const text: Shape<string> = (value) => typeof value === 'string'
export const count: Shape<number> = (value) => typeof value === 'number'
export const flag: Shape<boolean> = (value) => typeof value === 'boolean'

/** One of some values. */
export const oneOf =
  <const Value>(values: readonly Value[]): Shape<Value> =>
  (value): value is Value =>
    values.includes(value as Value)

/** Of one shape or of another. */
export const either =
  <One, Other>(one: Shape<One>, other: Shape<Other>): Shape<One | Other> =>
  (value): value is One | Other =>
    one(value) || other(value)

export const optional = <Value>(shape: Shape<Value>): Shape<Value | undefined> =>
  either(shape, (value): value is undefined => value === undefined)

export const listOf =
  <Item>(shape: Shape<Item>): Shape<readonly Item[]> =>
  (value): value is readonly Item[] =>
    Array.isArray(value) && value.every(shape)

/** An object with values of one shape under any key. */
export const recordOf =
  <Value>(shape: Shape<Value>): Shape<Readonly<Record<string, Value>>> =>
  (value): value is Readonly<Record<string, Value>> =>
    isObject(value) && Object.values(value).every(shape)

type Shapes = Readonly<Record<string, Shape<unknown>>>

/** JSON has no `undefined`: what may be it is left out. */
type MembersOf<Given extends Shapes> = {
  readonly [Key in keyof Given as undefined extends ValueOf<Given[Key]> ? never : Key]: ValueOf<
    Given[Key]
  >
} & {
  readonly [Key in keyof Given as undefined extends ValueOf<Given[Key]> ? Key : never]?: Exclude<
    ValueOf<Given[Key]>,
    undefined
  >
}

/** An object with these members; others may stand beside them. */
export const members =
  <const Given extends Shapes>(shapes: Given): Shape<MembersOf<Given>> =>
  (value): value is MembersOf<Given> =>
    isObject(value) && Object.entries(shapes).every(([key, shape]) => shape(value[key]))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
