/** What to do where no script may copy. */
export const notCopied =
  'This browser does not let the page copy. Select the text and copy it with Ctrl C or ⌘ C.'

/**
 * Copies a text. Throws, with what to do instead, where that is not allowed.
 *
 * A page that is reached by http under another name than localhost is no secure context, and has no clipboard. The older command works
 * there.
 *
 * @see {@link https://www.w3.org/TR/clipboard-apis/ Clipboard API and events}
 */
export async function copyText(text: string): Promise<void> {
  // Not in every context, whatever its type says.
  const clipboard = navigator.clipboard as Clipboard | undefined
  try {
    if (clipboard !== undefined) return await clipboard.writeText(text)
  } catch {
    // It was forbidden.
  }
  if (!copySelection(text)) throw new Error(notCopied)
}

function copySelection(text: string): boolean {
  const focused = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.style.cssText = 'position: fixed; top: 0; opacity: 0'
  // Inside a dialog, which would take the focus back.
  const place = focused?.closest('[role="dialog"], [role="alertdialog"]') ?? document.body
  place.append(area)
  area.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    area.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}
