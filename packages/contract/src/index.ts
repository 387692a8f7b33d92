// The shapes that cross the wire between the console, the Platform API and the control API.

export * from './platform/index.ts'
export * from './control/index.ts'
export * from './failures/index.ts'
