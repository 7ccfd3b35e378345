/** After a form was refused: to the first field that needs another look, once it is marked. */
export function focusFirstProblem(form: HTMLFormElement): void {
  queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
}
