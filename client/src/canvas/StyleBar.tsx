import { useState, type ReactElement } from 'react';
import {
  DefaultColorStyle,
  DefaultSizeStyle,
  useEditor,
  useIsDarkMode,
  useRelevantStyles,
  useValue,
  type StyleProp,
} from 'tldraw';
import { useIsland } from './island.ts';
import type { SizeName } from './options.ts';
import { Popover } from './Popover.tsx';
import { COLOURS, isColour, swatch } from './theme.ts';

const SIZES: readonly SizeName[] = ['s', 'm', 'l'];

/** Colour and size of what is drawn next, or of what is selected; away while neither has any. */
export function StyleBar(): ReactElement | null {
  const editor = useEditor();
  const { words } = useIsland().options;
  const dark = useIsDarkMode();
  const styles = useRelevantStyles();
  const [open, setOpen] = useState(false);
  const wanted = useValue(
    'something to colour',
    () => !editor.isIn('select') || editor.getSelectedShapeIds().length > 0,
    [editor],
  );
  const colour = styles?.get(DefaultColorStyle);
  const size = styles?.get(DefaultSizeStyle);
  if (!wanted || (colour === undefined && size === undefined)) return null;

  const set = <T,>(style: StyleProp<T>, value: T) => {
    editor.markHistoryStoppingPoint('style');
    editor.run(() => {
      if (editor.isIn('select')) editor.setStyleForSelectedShapes(style, value);
      editor.setStyleForNextShapes(style, value);
    });
  };
  const now = colour?.type === 'shared' && isColour(colour.value) ? colour.value : undefined;

  return (
    <div className="steady-bar steady-bar--style" role="group" aria-label={words.style}>
      <Popover
        open={open}
        onOpen={setOpen}
        className="steady-button"
        label={words.style}
        content={
          <div className="steady-swatches">
            {colour === undefined
              ? null
              : COLOURS.map((name) => (
                  <button
                    key={name}
                    type="button"
                    className="steady-button"
                    aria-label={words.colours[name]}
                    title={words.colours[name]}
                    aria-pressed={now === name}
                    onClick={() => set(DefaultColorStyle, name)}
                  >
                    <span className="steady-swatch" style={{ background: swatch(name, dark) }} />
                  </button>
                ))}
            {size === undefined
              ? null
              : SIZES.map((name) => (
                  <button
                    key={name}
                    type="button"
                    className="steady-button"
                    aria-label={words.sizes[name]}
                    title={words.sizes[name]}
                    aria-pressed={size.type === 'shared' && size.value === name}
                    onClick={() => set(DefaultSizeStyle, name)}
                  >
                    <span className="steady-size" data-size={name} />
                  </button>
                ))}
          </div>
        }
      >
        <span
          className="steady-swatch"
          style={{ background: now === undefined ? 'var(--ink-soft)' : swatch(now, dark) }}
        />
      </Popover>
    </div>
  );
}
