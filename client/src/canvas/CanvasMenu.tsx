import type { ReactElement } from 'react';
import {
  DefaultContextMenu,
  TldrawUiMenuActionItem,
  TldrawUiMenuGroup,
  useReadonly,
  useValue,
  useEditor,
} from 'tldraw';

/** Right click, or a long press: what also has a key, and nothing else. */
export function CanvasMenu(): ReactElement {
  const editor = useEditor();
  const readonly = useReadonly();
  const selected = useValue('selected', () => editor.getSelectedShapeIds().length > 0, [editor]);
  return (
    <DefaultContextMenu>
      {selected && !readonly ? (
        <TldrawUiMenuGroup id="arrange">
          <TldrawUiMenuActionItem actionId="bring-to-front" />
          <TldrawUiMenuActionItem actionId="send-to-back" />
          <TldrawUiMenuActionItem actionId="duplicate" />
        </TldrawUiMenuGroup>
      ) : null}
      <TldrawUiMenuGroup id="clipboard">
        {selected && !readonly ? <TldrawUiMenuActionItem actionId="cut" /> : null}
        {selected ? <TldrawUiMenuActionItem actionId="copy" /> : null}
        {readonly ? null : <TldrawUiMenuActionItem actionId="paste" />}
        <TldrawUiMenuActionItem actionId="select-all" />
      </TldrawUiMenuGroup>
      {selected && !readonly ? (
        <TldrawUiMenuGroup id="delete">
          <TldrawUiMenuActionItem actionId="delete" />
        </TldrawUiMenuGroup>
      ) : null}
    </DefaultContextMenu>
  );
}
