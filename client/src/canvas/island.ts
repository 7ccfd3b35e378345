import { createContext, useContext } from 'react';
import type { CanvasOptions } from './options.ts';
import type { Session } from './session.ts';

/** What everything drawn inside the editor may ask for. */
export interface Island {
  readonly options: CanvasOptions;
  readonly session: Session;
}

const IslandContext = createContext<Island | undefined>(undefined);
export const IslandProvider = IslandContext.Provider;

export function useIsland(): Island {
  const island = useContext(IslandContext);
  if (island === undefined) throw new Error('outside the canvas');
  return island;
}
