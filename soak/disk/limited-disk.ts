import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder on a disk that can be full. */
export interface LimitedDisk extends AsyncDisposable {
  readonly kind: 'tmpfs' | 'file size limit'
  /** The data folder; a new one after `renew`. */
  readonly folder: () => string
  readonly renew: () => Promise<void>
  /** From now on nothing more fits; `pid` is the process that is to notice. */
  readonly fill: (pid: number) => Promise<void>
  readonly makeRoom: (pid: number) => Promise<void>
}

/**
 * Makes a small tmpfs where mounting is allowed, which gives a true ENOSPC. Elsewhere on Linux the size of the files that a process
 * may write is limited from outside, and where nothing may be mounted. Throws where neither is possible.
 */
export function openLimitedDisk({ mayMount }: { readonly mayMount: boolean }): LimitedDisk {
  const place = mkdtempSync(join(tmpdir(), 'pingone-sandbox-soak-'))
  if (
    mayMount &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', place]).status === 0
  )
    return openTmpfs(place)
  if (spawnSync('prlimit', ['--version']).status === 0) return openSizeLimit(place)
  rmSync(place, { recursive: true })
  throw new Error('This machine can neither mount a tmpfs nor limit the size of files.')
}

function openTmpfs(place: string): LimitedDisk {
  const ballast = join(place, 'ballast')
  return {
    kind: 'tmpfs',
    ...foldersIn(place),
    async fill() {
      const file = openSync(ballast, 'a')
      try {
        // Ever smaller pieces, until not one more byte fits.
        for (let size = 1 << 20; size >= 1; size >>= 1)
          try {
            for (;;) writeSync(file, Buffer.alloc(size))
          } catch (error) {
            if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
          }
      } finally {
        closeSync(file)
      }
    },
    makeRoom: () => rm(ballast, { force: true }),
    async [Symbol.asyncDispose]() {
      spawnSync('umount', [place])
      await rm(place, { recursive: true, force: true })
    },
  }
}

function openSizeLimit(place: string): LimitedDisk {
  const { folder, renew } = foldersIn(place)
  const limit = (pid: number, bytes: number | 'unlimited') => {
    const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`])
    if (status !== 0) throw new Error(`prlimit failed: ${stderr.toString()}`)
  }
  return {
    kind: 'file size limit',
    folder,
    renew,
    fill: async (pid) => limit(pid, (await stat(join(folder(), 'pingone.db-wal'))).size),
    makeRoom: async (pid) => limit(pid, 'unlimited'),
    [Symbol.asyncDispose]: () => rm(place, { recursive: true, force: true }),
  }
}

function foldersIn(place: string): Pick<LimitedDisk, 'folder' | 'renew'> {
  let count = 0
  const folder = () => join(place, `data-${count}`)
  return {
    folder,
    async renew() {
      await rm(folder(), { recursive: true, force: true })
      count += 1
      await mkdir(folder())
    },
  }
}
