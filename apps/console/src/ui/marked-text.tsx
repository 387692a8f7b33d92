interface Props {
  readonly children: string
}

/** A sentence in which what stands between backticks is code. */
export function MarkedText({ children }: Props) {
  return children.split('`').map((part, index) =>
    // Every second part stood between backticks; parts have no identity but their place.
    // oxlint-disable-next-line react/no-array-index-key
    index % 2 === 1 ? <code key={index}>{part}</code> : part,
  )
}
