import { type Lists, type Path, withValueAt } from '../../patterns/merge/three-way-merge.ts'
import type { Editor } from './editors.ts'

/** The name of a place: its path with dots between. */
export const nameOf = (path: Path): string => path.join('.')

/** Each single value of what a form holds, by its place; of a list each element, by its key. */
export function placesOf(values: unknown, lists: Lists = {}): ReadonlyMap<string, unknown> {
  return new Map(placesBelow([], values, lists).map(([path, value]) => [nameOf(path), value]))
}

/** The places in which two resources differ; a list is one place. */
export function changedPlaces(before: object, after: object): readonly string[] {
  const [was, is] = [placesOf(before), placesOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter(
    (place) => JSON.stringify(was.get(place)) !== JSON.stringify(is.get(place)),
  )
}

/** What the values are after one of them was changed: another text, a switch thrown, an element put in or taken out. */
export function edited(
  { lists = {}, element, isEditable = /./ }: Editor,
  values: unknown,
  { at, text }: { readonly at: number; readonly text: string },
): unknown {
  const paths = [
    ...placesBelow([], values, lists).map(([path]) => path),
    ...Object.keys(lists).flatMap((list) =>
      ['a', 'b', 'c', 'd'].map((key) => [...list.split('.').filter(Boolean), element?.key ?? key]),
    ),
  ].filter((path) => path.length === 0 || isEditable.test(nameOf(path)))
  const path = paths[at % paths.length] ?? []
  const now = placesOf(values, lists).get(nameOf(path))
  const list = lists[nameOf(path.slice(0, -1))]
  const isInList = list !== undefined && path.length > 0
  const key = path.at(-1) ?? ''
  const part = !isInList
    ? typeof now === 'boolean'
      ? !now
      : text
    : list === 'set'
      ? now === undefined
        ? key
        : undefined
      : text === 'c'
        ? undefined
        : element?.of(key, text)
  return withValueAt(values, path, { part, lists })
}

function placesBelow(path: Path, value: unknown, lists: Lists): readonly [Path, unknown][] {
  const list = lists[nameOf(path)]
  if (list !== undefined && Array.isArray(value))
    return value.map((element): [Path, unknown] => [
      [...path, list === 'set' ? String(element) : String(element[list.key])],
      element,
    ])
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]]
  return Object.entries(value).flatMap(([name, part]) => placesBelow([...path, name], part, lists))
}
