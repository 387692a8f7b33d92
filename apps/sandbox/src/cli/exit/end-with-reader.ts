/**
 * Ends the process silently when its output is closed, as in `pingone-sandbox scenario list | head -1`.
 *
 * Node ignores SIGPIPE, by which other programs end then.
 */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Other write errors, such as a full disk, do not end the process.
      if (error.code === 'EPIPE') process.exit(0)
    })
}
