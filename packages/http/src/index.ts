export * from './message.ts'
export * from './router.ts'
