import { type ComponentType, createElement, lazy, type ReactNode, Suspense } from 'react'
import { basePath } from './base-path.ts'

export interface CodeState {
  /** The number of chunks that wait to be fetched. */
  readonly waiting: number
  /** Another build is served: the chunks of this one are gone. */
  readonly isOutdated: boolean
}

let state: CodeState = { waiting: 0, isOutdated: false }
const listeners = new Set<() => void>()

export const codeState = {
  read: () => state,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}

function change(next: Partial<CodeState>): void {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

/** A component whose code is fetched when it is first shown, however long the sandbox is away; `meanwhile` is shown in its place. */
export function lazyCode<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile?: ReactNode,
): (props: Props) => ReactNode {
  const Fetched = lazy<ComponentType<Props>>(async () => ({ default: await loadPatiently(load) }))
  return (props) => createElement(Suspense, { fallback: meanwhile }, createElement(Fetched, props))
}

/** A module that is fetched when it is first asked for. */
export function lazyModule<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let fetched: Promise<Module> | undefined
  return () => (fetched ??= loadPatiently(load))
}

/** Milliseconds between two attempts. */
const pauseMs = 1000

/**
 * Fetches a chunk once the sandbox answers and serves the build of this page.
 *
 * The sandbox is asked first, since a browser caches a failed module fetch.
 */
export async function loadPatiently<Module>(load: () => Promise<Module>): Promise<Module> {
  if (!(await isServed())) await waitUntil(isServed)
  try {
    return await load()
  } catch (error) {
    if (!isUnfetched(error)) throw error
    // The sandbox became unavailable in between.
    return waitFor(load)
  }
}

async function waitFor<Module>(load: () => Promise<Module>): Promise<Module> {
  let loaded: { readonly module: Module } | undefined
  await waitUntil(async () => {
    if (!(await isServed())) return false
    await repairStyles()
    try {
      loaded = { module: await load() }
    } catch (error) {
      if (!isUnfetched(error)) throw error
      change({ isOutdated: true })
    }
    return loaded !== undefined
  })
  return loaded === undefined ? load() : loaded.module
}

async function waitUntil(isReached: () => Promise<boolean>): Promise<void> {
  change({ waiting: state.waiting + 1 })
  try {
    do {
      // Sequential polling.
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      // oxlint-disable-next-line no-await-in-loop
    } while (!(await isReached()))
  } finally {
    change({ waiting: state.waiting - 1, ...(state.waiting === 1 && { isOutdated: false }) })
  }
}

/** Whether chunks of this page can be fetched; during the first load they can. */
async function isServed(): Promise<boolean> {
  const own = entryOf(document)
  if (own === undefined || document.readyState !== 'complete') return true
  const served = await servedEntry()
  if (served !== undefined) change({ isOutdated: served !== own })
  return served === own
}

/** The messages of Chromium, Firefox, Safari and Vite. */
const isUnfetched = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module script|preload CSS|failed to fetch|load failed/i.test(
    error.message,
  )

/** The entry script, whose name changes with each build; undefined while the sandbox does not answer. */
async function servedEntry(): Promise<string | undefined> {
  try {
    const response = await fetch(`${basePath}/`, { cache: 'no-store' })
    if (!response.ok) return undefined
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    return entryOf(page)
  } catch {
    return undefined
  }
}

const entryOf = (page: Document): string | undefined =>
  page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? undefined

/** Vite requests a style sheet only once; a failed one is requested again here. */
async function repairStyles(): Promise<void> {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')
  const missing = [...links].filter(({ sheet }) => sheet === null)
  await Promise.all(
    missing.map((link) => {
      const again = link.cloneNode() as HTMLLinkElement
      const settled = new Promise<void>((resolve) => {
        again.addEventListener('load', () => resolve())
        again.addEventListener('error', () => resolve())
      })
      link.replaceWith(again)
      return settled
    }),
  )
}
