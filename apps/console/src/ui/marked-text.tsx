interface Props {
  readonly children: string
}

/** A sentence with code between backticks. */
export function MarkedText({ children }: Props) {
  return children.split('`').map((part, index) =>
    // Odd parts were between backticks; the index is the only key.
    // oxlint-disable-next-line react/no-array-index-key
    index % 2 === 1 ? <code key={index}>{part}</code> : part,
  )
}
