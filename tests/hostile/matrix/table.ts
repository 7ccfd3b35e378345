import type { Role } from '@steady/shared/seats.ts';
import type { DocumentName } from '@steady/server/store/store.ts';
import type { FrameName } from './frames.ts';

/**
 * Whoever might send a frame. `removed` had a seat that was taken away, `elsewhere` has one on another
 * board, `locked` is the therapist's own device that nobody uses.
 */
export const ACTORS = [
  'therapist',
  'partner-a',
  'partner-b',
  'observer',
  'room-view',
  'anonymous',
  'removed',
  'elsewhere',
  'locked',
] as const;
export type Actor = (typeof ACTORS)[number];

/** Who stands for a role: one without a column here does not compile. */
export const ACTOR_OF = {
  therapist: 'therapist',
  partner: 'partner-a',
  observer: 'observer',
  'room-view': 'room-view',
} as const satisfies Readonly<Record<Role, Actor>>;

/** Frames with which the server begins: step 1, and on a board where the others are. One without a row does not compile. */
export const BEGINS_WITH: Readonly<Record<DocumentName, number>> = {
  board: 2,
  private: 1,
  notes: 1,
};

/**
 * What comes of each frame: written by hand, compared with a real server.
 *
 * stored     on disk, in this document and in no other; on a board the others are shown it
 * answered   with the frame that ANSWERS names; nothing changes
 * dropped    not taken, and the sender is told why; the connection stays
 * quiet      nothing comes of it, nothing is said; the connection stays
 * 4400 …     the connection ends with this code; nothing changes
 * door 4403  ended before a document is loaded: no frame came, whatever was sent is not read
 *
 * A private document is that of whoever opens it: there is no address for the other's (test below the table).
 * A new frame: make it in FRAMES (frames.ts), with how it is answered in ANSWERS, and write three rows here.
 * A new role, or document: a column (ACTORS), or rows.
 */
const MATRIX = `
| frame                            | document | therapist | partner-a | partner-b | observer  | room-view | anonymous | removed   | elsewhere | locked    |
| -------------------------------- | -------- | --------- | --------- | --------- | --------- | --------- | --------- | --------- | --------- | --------- |
| step-1                           | board    | answered  | answered  | answered  | answered  | answered  | door 4401 | door 4403 | door 4403 | door 4423 |
| step-1                           | private  | door 4403 | answered  | answered  | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| step-1                           | notes    | answered  | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| step-2                           | board    | stored    | stored    | stored    | dropped   | dropped   | door 4401 | door 4403 | door 4403 | door 4423 |
| step-2                           | private  | door 4403 | stored    | stored    | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| step-2                           | notes    | stored    | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| update                           | board    | stored    | stored    | stored    | dropped   | dropped   | door 4401 | door 4403 | door 4403 | door 4423 |
| update                           | private  | door 4403 | stored    | stored    | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| update                           | notes    | stored    | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| awareness                        | board    | answered  | answered  | answered  | answered  | answered  | door 4401 | door 4403 | door 4403 | door 4423 |
| awareness                        | private  | door 4403 | answered  | answered  | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| awareness                        | notes    | answered  | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| query-awareness                  | board    | answered  | answered  | answered  | answered  | answered  | door 4401 | door 4403 | door 4403 | door 4423 |
| query-awareness                  | private  | door 4403 | quiet     | quiet     | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| query-awareness                  | notes    | quiet     | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| hello                            | board    | answered  | answered  | answered  | answered  | answered  | door 4401 | door 4403 | door 4403 | door 4423 |
| hello                            | private  | door 4403 | answered  | answered  | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| hello                            | notes    | answered  | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| ledger-after                     | board    | answered  | answered  | answered  | answered  | answered  | door 4401 | door 4403 | door 4403 | door 4423 |
| ledger-after                     | private  | door 4403 | quiet     | quiet     | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| ledger-after                     | notes    | quiet     | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| auth                             | board    | 4400      | 4400      | 4400      | 4400      | 4400      | door 4401 | door 4403 | door 4403 | door 4423 |
| auth                             | private  | door 4403 | 4400      | 4400      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| auth                             | notes    | 4400      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| saved                            | board    | answered  | answered  | answered  | answered  | answered  | door 4401 | door 4403 | door 4403 | door 4423 |
| saved                            | private  | door 4403 | answered  | answered  | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| saved                            | notes    | answered  | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| ledger                           | board    | 4400      | 4400      | 4400      | 4400      | 4400      | door 4401 | door 4403 | door 4403 | door 4423 |
| ledger                           | private  | door 4403 | 4400      | 4400      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| ledger                           | notes    | 4400      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| claims                           | board    | 4400      | 4400      | 4400      | 4400      | 4400      | door 4401 | door 4403 | door 4403 | door 4423 |
| claims                           | private  | door 4403 | 4400      | 4400      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| claims                           | notes    | 4400      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| notice writing                   | board    | 4400      | 4400      | 4400      | 4400      | 4400      | door 4401 | door 4403 | door 4403 | door 4423 |
| notice writing                   | private  | door 4403 | 4400      | 4400      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| notice writing                   | notes    | 4400      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| notice resting                   | board    | 4400      | 4400      | 4400      | 4400      | 4400      | door 4401 | door 4403 | door 4403 | door 4423 |
| notice resting                   | private  | door 4403 | 4400      | 4400      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| notice resting                   | notes    | 4400      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| notice clock                     | board    | 4400      | 4400      | 4400      | 4400      | 4400      | door 4401 | door 4403 | door 4403 | door 4423 |
| notice clock                     | private  | door 4403 | 4400      | 4400      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| notice clock                     | notes    | 4400      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| notice resync                    | board    | 4400      | 4400      | 4400      | 4400      | 4400      | door 4401 | door 4403 | door 4403 | door 4423 |
| notice resync                    | private  | door 4403 | 4400      | 4400      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| notice resync                    | notes    | 4400      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| step-2 of nothing new            | board    | quiet     | quiet     | quiet     | quiet     | quiet     | door 4401 | door 4403 | door 4403 | door 4423 |
| step-2 of nothing new            | private  | door 4403 | quiet     | quiet     | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| step-2 of nothing new            | notes    | quiet     | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| update under another’s client id | board    | 4409      | stored    | 4409      | 4409      | 4409      | door 4401 | door 4403 | door 4403 | door 4423 |
| update under another’s client id | private  | door 4403 | stored    | stored    | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| update under another’s client id | notes    | stored    | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| update cut short                 | board    | 4400      | 4400      | 4400      | 4400      | 4400      | door 4401 | door 4403 | door 4403 | door 4423 |
| update cut short                 | private  | door 4403 | 4400      | 4400      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| update cut short                 | notes    | 4400      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| awareness of somebody else       | board    | quiet     | quiet     | quiet     | quiet     | quiet     | door 4401 | door 4403 | door 4403 | door 4423 |
| awareness of somebody else       | private  | door 4403 | quiet     | quiet     | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| awareness of somebody else       | notes    | quiet     | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| awareness that is none           | board    | 4400      | 4400      | 4400      | 4400      | 4400      | door 4401 | door 4403 | door 4403 | door 4423 |
| awareness that is none           | private  | door 4403 | 4400      | 4400      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| awareness that is none           | notes    | 4400      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| hello of another epoch           | board    | 4409      | 4409      | 4409      | 4409      | 4409      | door 4401 | door 4403 | door 4403 | door 4423 |
| hello of another epoch           | private  | door 4403 | 4409      | 4409      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| hello of another epoch           | notes    | 4409      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| unknown sync message             | board    | 4400      | 4400      | 4400      | 4400      | 4400      | door 4401 | door 4403 | door 4403 | door 4423 |
| unknown sync message             | private  | door 4403 | 4400      | 4400      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| unknown sync message             | notes    | 4400      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| frame and a byte                 | board    | 4400      | 4400      | 4400      | 4400      | 4400      | door 4401 | door 4403 | door 4403 | door 4423 |
| frame and a byte                 | private  | door 4403 | 4400      | 4400      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| frame and a byte                 | notes    | 4400      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| nothing                          | board    | 4400      | 4400      | 4400      | 4400      | 4400      | door 4401 | door 4403 | door 4403 | door 4423 |
| nothing                          | private  | door 4403 | 4400      | 4400      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| nothing                          | notes    | 4400      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| text                             | board    | 4400      | 4400      | 4400      | 4400      | 4400      | door 4401 | door 4403 | door 4403 | door 4423 |
| text                             | private  | door 4403 | 4400      | 4400      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| text                             | notes    | 4400      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| too big                          | board    | 1009      | 1009      | 1009      | 1009      | 1009      | door 4401 | door 4403 | door 4403 | door 4423 |
| too big                          | private  | door 4403 | 1009      | 1009      | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
| too big                          | notes    | 1009      | door 4403 | door 4403 | door 4403 | door 4403 | door 4401 | door 4403 | door 4403 | door 4423 |
`;

const [head = [], , ...rows] = MATRIX.trim()
  .split('\n')
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

export const COLUMNS: readonly string[] = head.slice(2);
export const ROWS: readonly string[] = rows.map(([frame, document]) => `${frame} on ${document}`);

/** @returns what comes of it, by actor */
export function outcomes(frame: FrameName, document: DocumentName): Record<string, string> {
  const [, , ...row] = rows.find(([name, where]) => name === frame && where === document) ?? [];
  return Object.fromEntries(COLUMNS.map((actor, n) => [actor, row[n] ?? '']));
}
