import type { Ready } from '../examples/headless/provision.ts'

/** Waits until the sandbox has no sync work left. Throws with what is left when that takes more minutes than these. */
export async function waitForIdle(
  { control }: Pick<Ready, 'control'>,
  { minutes = 4 }: { readonly minutes?: number } = {},
): Promise<void> {
  // An answer that takes minutes is given up by fetch.
  for (let minute = 1; ; minute += 1) {
    const answer = await fetch(`${control}/idle?timeout=1m`)
    if (answer.ok) return
    const text = await answer.text()
    if (answer.status !== 408 || minute >= minutes)
      throw new Error(`The sync is still at work: ${text}`)
  }
}
