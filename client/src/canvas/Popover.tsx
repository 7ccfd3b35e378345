import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';

interface PopoverProps {
  readonly open: boolean;
  onOpen(open: boolean): void;
  readonly className: string;
  readonly label: string;
  readonly active?: boolean;
  readonly content: ReactNode;
  readonly children: ReactNode;
}

/** A button and the small sheet above it. Escape and a press elsewhere close it; focus goes back. */
export function Popover(props: PopoverProps): ReactElement {
  const { open, onOpen, className, label, active = false, content, children } = props;
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = useRef(onOpen);
  close.current = onOpen;

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('.steady-sheet button')?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target) === true) return;
      close.current(false);
    };
    document.addEventListener('pointerdown', outside, true);
    return () => document.removeEventListener('pointerdown', outside, true);
  }, [open]);

  return (
    <div
      ref={root}
      className="steady-popover"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        onOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="true"
        aria-expanded={open}
        aria-controls={id}
        aria-pressed={active ? true : undefined}
        onClick={() => onOpen(!open)}
      >
        {children}
      </button>
      <div id={id} className="steady-sheet" hidden={!open}>
        {open ? content : null}
      </div>
    </div>
  );
}
