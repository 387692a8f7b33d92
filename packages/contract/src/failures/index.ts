// What each failure cause and each kind of remark means.

export * from './catalogue.ts'
export * from './explanation.ts'
export * from './titles.ts'
