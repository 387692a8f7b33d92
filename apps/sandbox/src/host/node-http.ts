/**
 * Node's HTTP server.
 *
 * `import … from 'node:http'` reads every export, and so loads the `WebSocket` and `fetch` of Node as well: 35 ms and 13 MB that a
 * start does not need.
 */
export const { createServer } = process.getBuiltinModule('node:http')
