/** Whether a dialog is open over the page; a toast is one that leaves the page in use. */
export const isDialogOpen = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"]:not([aria-modal="false"])') !== null
