import {
  CollaborativeText,
  type CollaborativeTextProps,
  type TextHandle,
} from '../text/CollaborativeText.tsx';

export interface SheetProps extends CollaborativeTextProps {
  /** Room for a sentence; default: for a page. */
  short?: boolean;
}

/** Where one writes for oneself. A press on its empty part writes at the end. */
export function Sheet(props: SheetProps) {
  let handle: TextHandle | undefined;
  const handed = (given: TextHandle) => {
    handle = given;
    props.handle?.(given);
  };
  return (
    <div
      class="private-sheet"
      data-short={props.short ? '' : undefined}
      onMouseDown={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        handle?.focus('end');
      }}
    >
      <CollaborativeText {...props} handle={handed} />
    </div>
  );
}
