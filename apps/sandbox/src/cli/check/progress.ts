import type { CheckFinding, CheckProgress } from '@pingone-sandbox/contract'

/** Shows how far a check is. */
export interface Progress {
  readonly show: (progress: CheckProgress) => void
  /** Removes the line that is rewritten. */
  readonly end: () => void
}

/** Where the progress is shown. */
export interface ProgressStream {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly write: (text: string) => unknown
}

/** One line that is rewritten on a terminal, else a line for each theme that has ended. */
export function createProgress(
  stream: ProgressStream,
  titleOf: (theme: string) => string,
): Progress {
  return stream.isTTY === true ? rewriteLine(stream) : listThemes(stream, titleOf)
}

export const noProgress: Progress = { show: () => {}, end: () => {} }

const eraseLine = '\r\u001b[2K'

function rewriteLine(stream: ProgressStream): Progress {
  return {
    show({ reading, readingNumber, readings, doing, done, total }) {
      const position = `${done}/${total}`
      const of = readings > 1 ? `reading ${readingNumber}/${readings} ${reading} · ` : ''
      const line = `${of}${position}  ${doing}`
      stream.write(eraseLine + line.slice(0, (stream.columns ?? 80) - 1))
    },
    end: () => void stream.write(eraseLine),
  }
}

function listThemes(stream: ProgressStream, titleOf: (theme: string) => string): Progress {
  let findings: CheckFinding[] = []
  let of = ''
  function end(): void {
    const [first] = findings
    if (first === undefined) return
    const works = findings.filter(({ verdict }) => verdict === 'works').length
    stream.write(`${of}${titleOf(first.theme)}: ${works} of ${findings.length} work\n`)
    findings = []
  }
  return {
    show({ reading, readings, finding }) {
      if (finding === undefined) return
      const [first] = findings
      const next = readings > 1 ? `${reading}: ` : ''
      if ((first && first.theme !== finding.theme) || next !== of) end()
      of = next
      findings.push(finding)
    },
    end,
  }
}
