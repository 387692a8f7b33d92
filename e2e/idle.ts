import type { Ready } from '../examples/headless/provision.ts'

/** Waits until the sandbox has no sync work left. Throws with what is left when that takes minutes. */
export async function waitForIdle({ control }: Pick<Ready, 'control'>): Promise<void> {
  const answer = await fetch(`${control}/idle?timeout=4m`)
  if (!answer.ok) throw new Error(`The sync is still at work: ${await answer.text()}`)
}
