// What other entities may use.
export { useCustomAttributes } from './use-custom-attributes.ts'
