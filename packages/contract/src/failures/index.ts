// What each failure cause and each kind of remark means, and how a connection does.

export * from './catalogue.ts'
export * from './connection-health.ts'
export * from './explanation.ts'
export * from './titles.ts'
