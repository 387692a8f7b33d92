// What other entities may use.
export { usePropagationChange } from './use-propagation-change.ts'
