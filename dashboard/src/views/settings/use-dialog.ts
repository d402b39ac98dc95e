import { useEffect, useRef } from "preact/hooks";

/** A dialog that is open for as long as it is there; the browser keeps the focus in it and gives it back. */
export function useDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return dialog;
}
