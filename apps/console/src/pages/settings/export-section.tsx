import { controlResponse } from '../../lib/control-client.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { useToast } from '../../patterns/toast/toast.tsx'
import { download } from './download.ts'

const exports = [
  {
    label: 'Latest 1,000 requests as HAR',
    path: '/exchanges?limit=1000',
    accept: 'application/har+json',
    file: 'pingone-sandbox.har',
  },
  {
    label: 'Latest 1,000 requests as JSON',
    path: '/exchanges?limit=1000',
    accept: 'application/json',
    file: 'pingone-sandbox-exchanges.json',
  },
]

/** What can be taken elsewhere; credentials stay masked, as the journal keeps them. */
export function ExportSection() {
  const toast = useToast()
  return (
    <section className={layout.card} aria-labelledby="export-title">
      <h2 id="export-title">Export</h2>
      <p className={layout.muted}>
        For a browser’s network panel, a bug report or a test. Credentials are masked.
      </p>
      <div className={layout.row}>
        {exports.map(({ label, path, accept, file }) => (
          <Button
            key={label}
            onPress={() =>
              void download(controlResponse(path, { headers: { accept } }), file).catch(
                (error: unknown) => toast('danger', failureText(error)),
              )
            }
          >
            {label}
          </Button>
        ))}
      </div>
    </section>
  )
}
