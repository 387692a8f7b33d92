import type { CheckFinding, CheckProgress } from '@pingone-sandbox/contract'

/** Says how far a run is. */
export interface Progress {
  readonly beginReading: (id: string) => void
  readonly says: (doing: string) => void
  readonly found: (finding: CheckFinding) => void
}

export interface ProgressOptions {
  readonly readings: readonly string[]
  /** How many checks each reading has. */
  readonly total: number
  readonly onProgress: (progress: CheckProgress) => void
}

export function createProgress({ readings, total, onProgress }: ProgressOptions): Progress {
  let [reading = '', readingNumber, done] = [readings[0], 1, 0]
  const send = (doing: string, finding?: CheckFinding) =>
    onProgress({
      ...{ reading, readingNumber, readings: readings.length, doing, done, total },
      ...(finding && { finding }),
    })
  return {
    beginReading(id) {
      reading = id
      readingNumber = readings.indexOf(id) + 1
      done = 0
    },
    says: (doing) => send(doing),
    found(finding) {
      done += 1
      send(finding.title, finding)
    },
  }
}
