import type { Component } from 'solid-js';
import { isMarked } from '../local/marker.ts';
import { CodeMissingPage } from './CodeMissingPage.tsx';

export type PageView = Component<{ boardId?: string }>;

export interface Place {
  /** Never rejects: without its code there is a page that says so. */
  load: () => Promise<PageView>;
  boardId?: string;
}

/** A board and its summary are one page: going from one to the other keeps the connection. */
export const pageAt = (path: string): string =>
  path.replace(/^(\/board\/[^/]+)\/summary\/?$/, '$1');

/** Which page stands at a path. Each is a chunk of its own, so that a board loads nothing but a board. */
export function placeAt(path: string): Place {
  const [, name = '', boardId, ...more] = path.replace(/\/$/, '').split('/');
  if (more.length > 0) return nowhere();
  if (boardId !== undefined) return placeOfBoard(name, boardId);
  switch (name) {
    case '':
      return later(() => import('./StartPage.tsx'));
    case 'join':
      return later(() => import('./JoinPage.tsx'));
    case 'left':
      return later(() => import('./LeftPage.tsx'));
    case 'setup':
      return later(() => import('./SetupPage.tsx'));
    case 'sign-in':
      return later(() => import('./SignInPage.tsx'));
    case 'account':
      return later(() => import('./account/AccountPage.tsx'));
    case 'colleague':
      return later(() => import('./ColleaguePage.tsx'));
    case 'device':
      return later(() => import('./DevicePage.tsx'));
    case 'hand-over':
      return later(() => import('./HandOverPage.tsx'));
    case 'boards':
      return later(() => import('./boards/BoardsPage.tsx'));
    default:
      return nowhere();
  }
}

function placeOfBoard(name: string, boardId: string): Place {
  switch (name) {
    case 'board':
      return { ...later(() => loadBoard(boardId)), boardId };
    case 'room':
      return { ...later(() => import('./board/RoomPage.tsx')), boardId };
    default:
      return nowhere();
  }
}

/** With what it shows first, which it would ask for itself once it is here. */
function loadBoard(boardId: string) {
  const first = isMarked(boardId)
    ? import('../local/UnlockCopy.tsx')
    : import('./board/LiveBoard.tsx');
  first.catch(() => {});
  return import('./board/BoardPage.tsx');
}

const nowhere = (): Place => later(() => import('./NotFoundPage.tsx'));

function later(load: () => Promise<{ default: PageView }>): Place {
  return {
    load: () =>
      load().then(
        (module) => module.default,
        () => CodeMissingPage,
      ),
  };
}
