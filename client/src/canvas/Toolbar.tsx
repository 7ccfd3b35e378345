import { CARD_KINDS, HOME_LANE } from '@steady/shared/board/kinds.ts';
import { useState, type ReactElement, type ReactNode } from 'react';
import { TldrawUiIcon, useEditor, useReadonly, useTools, useValue } from 'tldraw';
import { addCardHere } from './addCardHere.ts';
import { useIsland } from './island.ts';
import type { ToolName } from './options.ts';
import { Popover } from './Popover.tsx';
import { StyleBar } from './StyleBar.tsx';
import { useWidth } from './useWidth.ts';

/** In the order in which they are shown; what does not fit goes behind "more". */
const TOOLS: ReadonlyArray<readonly [name: Exclude<ToolName, 'card'>, icon: string]> = [
  ['select', 'tool-pointer'],
  ['draw', 'tool-pencil'],
  ['eraser', 'tool-eraser'],
  ['note', 'tool-note'],
  ['arrow', 'tool-arrow'],
  ['text', 'tool-text'],
  ['hand', 'tool-hand'],
  ['highlight', 'tool-highlight'],
  ['line', 'tool-line'],
  ['rectangle', 'geo-rectangle'],
  ['ellipse', 'geo-ellipse'],
  ['frame', 'tool-frame'],
  ['laser', 'tool-laser'],
];
const FIRST = 7;
const READ_ONLY: readonly ToolName[] = ['select', 'hand'];

/** CSS pixels one tool takes, its gap with it; and what card, more and the edges take. */
const TOOL_WIDTH = 46;
const REST_WIDTH = 44 + 92 + 44;

export function Toolbar(): ReactElement {
  const { words } = useIsland().options;
  const readonly = useReadonly();
  const width = useWidth();
  const [open, setOpen] = useState<'more' | 'card' | undefined>();
  const fit = Math.max(4, Math.min(FIRST, Math.floor((width - REST_WIDTH) / TOOL_WIDTH)));
  const shown = readonly ? TOOLS.filter(([name]) => READ_ONLY.includes(name)) : TOOLS.slice(0, fit);
  const rest = readonly ? [] : TOOLS.slice(fit);
  const close = () => setOpen(undefined);

  return (
    <div className="steady-dock">
      {readonly ? null : <StyleBar />}
      <div className="steady-bar" role="toolbar" aria-label={words.toolbar}>
        {shown.map(([name, icon]) => (
          <ToolButton key={name} name={name} icon={icon} onUsed={close} />
        ))}
        {readonly ? null : (
          <Popover
            open={open === 'card'}
            onOpen={(next) => setOpen(next ? 'card' : undefined)}
            className="steady-button steady-button--card"
            label={words.addCard}
            content={<CardKinds onUsed={close} />}
          >
            <TldrawUiIcon icon="plus" label={words.addCard} />
            <span className="steady-button__text">{words.tools.card}</span>
          </Popover>
        )}
        {rest.length === 0 ? null : (
          <MoreTools
            open={open === 'more'}
            onOpen={(next) => setOpen(next ? 'more' : undefined)}
            names={rest.map(([name]) => name)}
          >
            {rest.map(([name, icon]) => (
              <ToolButton key={name} name={name} icon={icon} onUsed={close} withName />
            ))}
          </MoreTools>
        )}
      </div>
    </div>
  );
}

interface ToolProps {
  readonly name: Exclude<ToolName, 'card'>;
  readonly icon: string;
  readonly withName?: boolean;
  onUsed(): void;
}

function ToolButton({ name, icon, withName = false, onUsed }: ToolProps): ReactElement {
  const tools = useTools();
  const { words } = useIsland().options;
  const active = useActiveTool() === name;
  return (
    <button
      type="button"
      className="steady-button"
      aria-pressed={active}
      aria-label={words.tools[name]}
      title={words.tools[name]}
      data-tool={name}
      onClick={() => {
        tools[name]?.onSelect('toolbar');
        onUsed();
      }}
    >
      <TldrawUiIcon icon={icon} label={words.tools[name]} />
      {withName ? <span className="steady-button__text">{words.tools[name]}</span> : null}
    </button>
  );
}

/** The id of the engine's style that tells them apart. */
const GEO = 'tldraw:geo';

/** A rectangle and an ellipse are one tool to the engine. */
function useActiveTool(): string {
  const editor = useEditor();
  return useValue(
    'the tool in the hand',
    () => {
      const tool = editor.getCurrentToolId();
      if (tool !== 'geo') return tool;
      const shape: unknown = Reflect.get(editor.getInstanceState().stylesForNextShape, GEO);
      return typeof shape === 'string' ? shape : 'rectangle';
    },
    [editor],
  );
}

function MoreTools({
  names,
  open,
  onOpen,
  children,
}: {
  readonly names: readonly string[];
  readonly open: boolean;
  onOpen(open: boolean): void;
  readonly children: ReactNode;
}): ReactElement {
  const { words } = useIsland().options;
  const active = names.includes(useActiveTool());
  return (
    <Popover
      open={open}
      onOpen={onOpen}
      className="steady-button"
      label={words.more}
      active={active}
      content={<div className="steady-grid">{children}</div>}
    >
      <TldrawUiIcon icon="dots-horizontal" label={words.more} />
    </Popover>
  );
}

function CardKinds({ onUsed }: { onUsed(): void }): ReactElement {
  const editor = useEditor();
  const { options, session } = useIsland();
  return (
    <div className="steady-grid">
      {CARD_KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          className="steady-button steady-kind"
          data-lane={HOME_LANE[kind]}
          onClick={() => {
            onUsed();
            addCardHere(editor, session, options, kind);
          }}
        >
          <span className="steady-kind__mark" aria-hidden="true" />
          <span className="steady-button__text">{options.words.kinds[kind]}</span>
        </button>
      ))}
    </div>
  );
}
