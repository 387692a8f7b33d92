// The shapes that cross the wire between the console, the Platform API and the control API.

export * from './control.ts'
export * from './delivery.ts'
export * from './directory.ts'
export * from './error.ts'
export * from './fault.ts'
export * from './journal.ts'
export * from './preview.ts'
export * from './propagation.ts'
export * from './resource.ts'
export * from './store-metadata.ts'
export * from './target-attributes.ts'
export * from '../expression/index.ts'
