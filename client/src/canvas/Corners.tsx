import { useEffect, type ReactElement } from 'react';
import { TldrawUiIcon, useEditor, useValue } from 'tldraw';
import { lookAtEverything } from './firstLook.ts';
import { useIsland } from './island.ts';
import { useWidth } from './useWidth.ts';

/** Closer, further, everything. A phone pinches, so there it is one button. */
export function ZoomButtons(): ReactElement {
  const editor = useEditor();
  const { words } = useIsland().options;
  const small = useWidth() < 700;
  const how = { animation: { duration: editor.user.getAnimationSpeed() * 160 } };
  return (
    <div
      className="steady-bar steady-bar--zoom"
      data-small={small}
      role="group"
      aria-label={words.zoomToFit}
    >
      {small ? null : (
        <Button
          icon="zoom-out"
          label={words.zoomOut}
          onClick={() => editor.zoomOut(undefined, how)}
        />
      )}
      <Button icon="reset-zoom" label={words.zoomToFit} onClick={() => lookAtEverything(editor)} />
      {small ? null : (
        <Button icon="zoom-in" label={words.zoomIn} onClick={() => editor.zoomIn(undefined, how)} />
      )}
    </div>
  );
}

/** Ways out of states that one gets into by accident. */
export function HelpingHands(): ReactElement | null {
  const editor = useEditor();
  const { words, onNotice } = useIsland().options;
  const pen = useValue('pen mode', () => editor.getInstanceState().isPenMode, [editor]);
  const lost = useValue(
    'nothing in sight',
    () => {
      const bounds = editor.getCurrentPageBounds();
      return bounds !== undefined && !editor.getViewportPageBounds().includes(bounds);
    },
    [editor],
  );
  useEffect(() => {
    if (pen) onNotice('pen-mode');
  }, [pen, onNotice]);
  if (!pen && !lost) return null;
  return (
    <div className="steady-hands">
      {pen ? (
        <button
          type="button"
          className="steady-button steady-button--text"
          onClick={() => editor.updateInstanceState({ isPenMode: false })}
        >
          {words.drawWithFinger}
        </button>
      ) : null}
      {lost ? (
        <button
          type="button"
          className="steady-button steady-button--text"
          onClick={() => lookAtEverything(editor)}
        >
          {words.backToContent}
        </button>
      ) : null}
    </div>
  );
}

function Button({
  icon,
  label,
  onClick,
}: {
  readonly icon: string;
  readonly label: string;
  onClick(): void;
}): ReactElement {
  return (
    <button
      type="button"
      className="steady-button"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <TldrawUiIcon icon={icon} label={label} />
    </button>
  );
}
