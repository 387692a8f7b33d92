import { readFile } from 'node:fs/promises'

/**
 * Reads the processor time that a process has used, in milliseconds; not a number where the system has no /proc.
 *
 * Linux counts in hundredths of a second, in the 14th and 15th field; the second may hold spaces.
 */
export async function readProcessorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11] ?? NaN) + Number(fields[12] ?? NaN)) * 10
}

/** Reads the resident memory of a process, in bytes; not a number where the system has no /proc. */
export async function readMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN) * 1024
}
