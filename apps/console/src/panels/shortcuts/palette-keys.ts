const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** How the combination that opens the command palette reads on this keyboard. */
export const paletteKeys: readonly string[] = [isApple ? '⌘' : 'Ctrl', 'K']
