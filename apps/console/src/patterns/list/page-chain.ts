/** One page of a list as the Platform API gave it; `next` is the address of the page after it. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly total: number
  readonly next: string | undefined
}

export interface ChainLink<Item> {
  readonly path: string
  readonly page: Page<Item>
  /** The place of its first item in the whole list. */
  readonly start: number
}

/** The pages that are known without a gap from the first one on. */
export interface PageChain<Item> {
  readonly links: readonly ChainLink<Item>[]
  readonly rowCount: number
  /** The address of the page that would come next. */
  readonly next: string | undefined
}

/**
 * Follows the cursors of a list from its first page as far as pages are known.
 *
 * Each page links to the next, so a page that was read again leads to matching pages: no item is
 * listed twice, and none is missed.
 */
export function followPages<Item>(
  first: string,
  known: (path: string) => Page<Item> | undefined,
): PageChain<Item> {
  const links: ChainLink<Item>[] = []
  let rowCount = 0
  let path: string | undefined = first
  while (path !== undefined) {
    const page = known(path)
    if (page === undefined) break
    links.push({ path, page, start: rowCount })
    rowCount += page.items.length
    path = page.next
  }
  return { links, rowCount, next: path }
}

/** The item at a place of the list. */
export function itemAt<Item>({ links }: PageChain<Item>, index: number): Item | undefined {
  const link = linkAt(links, index)
  return link?.page.items[index - link.start]
}

/** The addresses of the pages that hold the rows from `first` to `last`, and of the next one when its rows are soon needed. */
export function pathsInSight<Item>(
  { links, rowCount, next }: PageChain<Item>,
  { first, last, ahead }: { readonly first: number; readonly last: number; readonly ahead: number },
): readonly string[] {
  const paths = links
    .filter(({ start, page }) => start <= last && start + Math.max(1, page.items.length) > first)
    .map(({ path }) => path)
  return next !== undefined && last + ahead >= rowCount ? [...paths, next] : paths
}

function linkAt<Item>(
  links: readonly ChainLink<Item>[],
  index: number,
): ChainLink<Item> | undefined {
  let low = 0
  let high = links.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((links[middle]?.start ?? Infinity) <= index) low = middle
    else high = middle
  }
  return links[low]
}
