import type { IncomingMessage } from 'node:http'

/** A header of the page below, by which it knows that it would only see itself again. */
export const startingHeader = 'x-console-starting'

/** Whether a browser asks for a page, and not for a part of one. */
export const asksForPage = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && (headers.accept ?? '').includes('text/html')

/** What a browser shows until the development server is warm: it says so, and loads itself again. */
export const startingPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>PingOne Sandbox</title>
    <link rel="icon" href="data:," />
    <style>
      body { display: grid; place-content: center; min-height: 90vh; margin: 0; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
      p { max-width: 40ch; margin: 0.5rem 0; }
    </style>
    <noscript><meta http-equiv="refresh" content="1" /></noscript>
  </head>
  <body>
    <h1>The console is starting</h1>
    <p role="status">Vite prepares its sources. That takes some seconds, and more the first time. The page opens by itself.</p>
    <p>The APIs answer already.</p>
    <script>
      const look = async () => {
        const isReady = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' })
          .then((answer) => answer.headers.get('${startingHeader}') === null)
          .catch(() => false)
        if (isReady) location.reload()
        else setTimeout(look, 200)
      }
      setTimeout(look, 200)
    </script>
  </body>
</html>
`
