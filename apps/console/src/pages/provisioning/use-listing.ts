import { useState } from 'react'

/** An order of a list. */
export interface Order<Item> {
  readonly label: string
  readonly compare: (one: Item, other: Item) => number
}

interface Options<Item> {
  readonly items: readonly Item[]
  /** The text that a search looks in. */
  readonly textOf: (item: Item) => string
  /** The first one applies until another is chosen. */
  readonly orders: readonly [Order<Item>, ...Order<Item>[]]
}

export type Listing<Item> = ReturnType<typeof useListing<Item>>

/** What a list shows of its items after a search, and in which order. */
export function useListing<Item>({ items, textOf, orders }: Options<Item>) {
  const [search, setSearch] = useState('')
  const [chosen, choose] = useState(orders[0].label)
  const order = orders.find(({ label }) => label === chosen) ?? orders[0]
  const sought = search.trim().toLowerCase()
  return {
    shown: items
      .filter((item) => textOf(item).toLowerCase().includes(sought))
      .toSorted(order.compare),
    search,
    setSearch,
    orders,
    order,
    setOrder: (next: Order<Item>) => choose(next.label),
  }
}
