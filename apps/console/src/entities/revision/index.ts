// What other entities may use.
export { usePropagationChange } from './use-propagation-change.ts'
export { usePlannedSave } from './use-planned-save.ts'
