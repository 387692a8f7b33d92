/** A command of the palette. */
export interface Command {
  readonly id: string
  readonly label: string
  /** Distinguishes it from others; also searched. */
  readonly detail?: string
  /** The shortcut that does the same. */
  readonly keys?: readonly string[]
  /** A dialog replaces the palette. */
  readonly opensDialog?: boolean
  readonly run: () => void
}

export interface CommandSection {
  readonly title: string
  readonly commands: readonly Command[]
}

/** The commands of which each word that was typed is a part; sections without any are left out. */
export function foundCommands(
  sections: readonly CommandSection[],
  text: string,
): readonly CommandSection[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return withoutEmpty(
    sections.map(({ title, commands }) => ({
      title,
      commands: commands.filter(({ label, detail = '' }) => {
        const searched = `${label} ${detail}`.toLowerCase()
        return words.every((word) => searched.includes(word))
      }),
    })),
  )
}

/** Only the sections that hold something. */
export function withoutEmpty(sections: readonly CommandSection[]): readonly CommandSection[] {
  return sections.filter(({ commands }) => commands.length > 0)
}
