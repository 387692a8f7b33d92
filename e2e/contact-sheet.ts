import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'

/** One picture on a sheet. */
export interface Frame {
  readonly label: string
  readonly file: string
  /** In pixels of the screen. */
  readonly width: number
}

/** Draws pictures of one screen side by side, each with its label, at a third of their size. */
export async function drawContactSheet(
  browser: Browser,
  { title, frames, file }: { title: string; frames: readonly Frame[]; file: string },
): Promise<void> {
  const pictures = await Promise.all(
    frames.map(async ({ label, file: source, width }) => {
      const data = (await readFile(source)).toString('base64')
      return `<figure><img width="${Math.round(width / 3)}" src="data:image/png;base64,${data}"><figcaption>${label}</figcaption></figure>`
    }),
  )
  const page = await browser.newPage({ viewport: { width: 1760, height: 400 } })
  await page.setContent(
    `<style>body{font:14px sans-serif;margin:16px;background:#ddd}main{display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start}
    figure{margin:0}figcaption{padding:4px 0}img{border:1px solid #888;display:block}</style>
    <h1>${title}</h1><main>${pictures.join('')}</main>`,
  )
  await page.screenshot({ path: file, fullPage: true })
  await page.close()
}
