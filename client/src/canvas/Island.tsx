import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite';
import { Component, useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import {
  atom,
  createTLUser,
  DefaultFontStyle,
  Tldraw,
  type Editor,
  type TLComponents,
  type TLUserPreferences,
} from 'tldraw';
import { CanvasMenu } from './CanvasMenu.tsx';
import { HelpingHands, ZoomButtons } from './Corners.tsx';
import { handlePasting } from './external.ts';
import { firstLook } from './firstLook.ts';
import { IslandProvider } from './island.ts';
import type { CanvasOptions } from './options.ts';
import { overrides } from './overrides.ts';
import { PersonCursor } from './PersonCursor.tsx';
import { sharePresence } from './presence.ts';
import { makeSession, type Schedule, type Session } from './session.ts';
import { textExtensions } from './textExtensions.ts';
import { Toolbar } from './Toolbar.tsx';

/**
 * The editor and what stands around it. If the engine crashes it is opened anew from the document,
 * a few times; the store is a function of the document, so nothing is lost.
 */
const MAX_RETRIES = 3;

export interface IslandProps {
  readonly options: CanvasOptions;
  readonly user: ReturnType<typeof makeUser>;
  onEditor(editor: Editor | undefined, session: Session | undefined): void;
}

export function Island(props: IslandProps): ReactElement {
  const { words, onNotice } = props.options;
  const [crashes, setCrashes] = useState(0);
  const [givenUp, setGivenUp] = useState(false);
  const crashed = () => {
    if (crashes >= MAX_RETRIES) setGivenUp(true);
    else onNotice('reopened');
    setCrashes(crashes + 1);
  };
  if (givenUp) {
    return (
      <div className="steady-crashed">
        <p>{words.crashed}</p>
        <button
          type="button"
          className="steady-button steady-button--text"
          onClick={() => {
            setCrashes(0);
            setGivenUp(false);
          }}
        >
          {words.openAgain}
        </button>
      </div>
    );
  }
  return (
    <Boundary key={crashes} onCrash={crashed}>
      <Canvas {...props} />
    </Boundary>
  );
}

class Boundary extends Component<{ onCrash(): void; children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };
  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }
  override componentDidCatch(): void {
    this.props.onCrash();
  }
  override render(): ReactNode {
    return this.state.crashed ? null : this.props.children;
  }
}

const schedule: Schedule = (task, ms) => {
  const timer = setTimeout(task, ms);
  return () => clearTimeout(timer);
};

/** Urls of fonts, icons and translations in our own build: nothing is asked from elsewhere. */
const assetUrls = getAssetUrlsByImport();

/** Everything of the engine's own chrome is off; what is there is ours. */
const COMPONENTS: TLComponents = {
  Toolbar: Dock,
  ContextMenu: CanvasMenu,
  CollaboratorCursor: PersonCursor,
  CollaboratorHint: null,
  CollaboratorShapeIndicator: null,
  ErrorFallback: Rethrow,
  HelpMenu: null,
  ZoomMenu: null,
  MainMenu: null,
  Minimap: null,
  StylePanel: null,
  PageMenu: null,
  NavigationPanel: null,
  KeyboardShortcutsDialog: null,
  QuickActions: null,
  ActionsMenu: null,
  HelperButtons: null,
  DebugPanel: null,
  DebugMenu: null,
  MenuPanel: null,
  TopPanel: null,
  SharePanel: null,
  CursorChatBubble: null,
  ImageToolbar: null,
  VideoToolbar: null,
  LoadingScreen: null,
  Grid: null,
};

/** The engine would offer to throw the document away; ours opens it anew. */
function Rethrow({ error }: { error: unknown }): ReactElement {
  throw error;
}

function Dock(): ReactElement {
  return (
    <div className="steady-chrome">
      <HelpingHands />
      <ZoomButtons />
      <Toolbar />
    </div>
  );
}

function Canvas({ options, user, onEditor }: IslandProps): ReactElement {
  const [session] = useState(() => makeSession(options, schedule));
  useEffect(() => () => session.dispose(), [session]);
  const island = useMemo(() => ({ options, session }), [options, session]);
  const uiOverrides = useMemo(() => overrides(options.words), [options]);
  const engineOptions = useMemo(
    () => ({ nonce: options.nonce, maxPages: 1, branding: options.words.label }),
    [options],
  );
  const textOptions = useMemo(
    () => ({
      tipTapConfig: {
        extensions: textExtensions,
        ...(options.nonce === undefined ? {} : { injectNonce: options.nonce }),
      },
    }),
    [options],
  );
  const opened = (editor: Editor) => {
    handlePasting(editor, options);
    const detach = session.attach(editor);
    const leave = sharePresence(editor, options, session.binding, schedule);
    // What people write stands in one legible face; the engine begins with a handwritten one.
    editor.setStyleForNextShapes(DefaultFontStyle, 'sans');
    firstLook(editor, session.binding.lanes());
    onEditor(editor, session);
    return () => {
      onEditor(undefined, undefined);
      leave();
      detach();
    };
  };
  return (
    <IslandProvider value={island}>
      <Tldraw
        store={session.store}
        shapeUtils={session.shapeUtils}
        components={COMPONENTS}
        overrides={uiOverrides}
        assetUrls={assetUrls}
        options={engineOptions}
        textOptions={textOptions}
        user={user.user}
        onMount={opened}
      />
    </IslandProvider>
  );
}

/** Preferences live as long as the canvas: nothing of them goes to the device's storage. */
export function makeUser(options: CanvasOptions) {
  const preferences = atom<TLUserPreferences>('preferences', {
    id: `${options.seat} here`,
    name: '',
    color: 'var(--person)',
    locale: 'en',
    colorScheme: options.colorScheme,
    animationSpeed: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 1,
    edgeScrollSpeed: 1,
    isSnapMode: false,
    isWrapMode: false,
    isDynamicSizeMode: false,
    isPasteAtCursorMode: true,
    areKeyboardShortcutsEnabled: true,
  });
  return {
    user: createTLUser({
      userPreferences: preferences,
      setUserPreferences: (next) => preferences.set(next),
    }),
    setColorScheme: (colorScheme: CanvasOptions['colorScheme']) =>
      preferences.update((before) => ({ ...before, colorScheme })),
  };
}
