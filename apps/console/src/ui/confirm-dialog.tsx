import { lazyCode } from '../lib/patient-code.ts'
import type { ConfirmModalProps } from './confirm-modal.tsx'

const ConfirmModal = lazyCode(async () => (await import('./confirm-modal.tsx')).ConfirmModal)

interface Props extends ConfirmModalProps {
  readonly isOpen: boolean
}

/** Asks before something that cannot be taken back; its code is fetched when it is first opened. */
export function ConfirmDialog({ isOpen, ...question }: Props) {
  return isOpen && <ConfirmModal {...question} />
}
