import { readConfig } from '@steady/server/config.ts';
import { openPractice } from '@steady/server/open-practice.ts';
import { findDamage } from '@steady/server/practice/findings.ts';
import { start, type Running } from '@steady/server/start.ts';
import { StoreError } from '@steady/server/store/store.ts';
import { connectClient } from '../support/client.ts';
import { THERAPIST_SIGN_IN } from '../support/people.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

/** What somebody gets of one board, part by part: an answer, or a refusal. */
export type Part = { readonly said: string } | { readonly refused: string };
export type Parts = ReadonlyMap<string, Part>;

export type Outcome =
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'started'; readonly parts: Parts; readonly findings: readonly string[] };

export interface Asked {
  readonly boards: readonly string[];
  readonly cookie: string;
  /** Of each board: entries of its ledger at which a session began or ended. */
  readonly moments: readonly number[];
}

/** Starts a server on a folder, asks it for everything, stops it, and checks the folder as a practice would. */
export async function readOut(dataDir: string, asked: Asked, now: () => number): Promise<Outcome> {
  const fatal: string[] = [];
  const onFatal = (error: StoreError) => void fatal.push(error.message);
  const env = { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  let running: Running;
  try {
    running = await start(readConfig(env), { now, random, onFatal, log: { write() {} } });
  } catch (error) {
    if (error instanceof StoreError) return { kind: 'refused', why: error.message };
    throw error;
  }
  let parts: Parts;
  try {
    parts = await askAll(`http://127.0.0.1:${running.port}`, asked);
  } finally {
    await running.stop();
  }
  // Whoever ends for what was only read ends again at the next start, and so on.
  if (fatal.length > 0) throw new Error(`the server would have ended: ${fatal.join(', ')}`);
  return { kind: 'started', parts, findings: await findingsIn(dataDir) };
}

async function askAll(origin: string, { boards, cookie, moments }: Asked): Promise<Parts> {
  const parts = new Map<string, Part>();
  const headers = { cookie, origin };
  const ask = async (path: string): Promise<Part> => {
    const response = await fetch(`${origin}${path}`, { headers });
    const text = Buffer.from(await response.arrayBuffer()).toString('base64');
    return response.ok ? { said: text } : { refused: `${response.status}` };
  };
  const list = await fetch(`${origin}/api/boards`, { headers });
  const listed = list.ok ? ((await list.json()).boards as ListedBoard[]) : [];
  const { email, password } = THERAPIST_SIGN_IN;
  const signedIn = await fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  parts.set('sign in', signedIn.ok ? { said: '' } : { refused: `${signedIn.status}` });
  for (const boardId of boards) {
    const one = listed.find((board) => board.boardId === boardId);
    parts.set(`${boardId} listed`, inList(one));
    const board = `/api/boards/${boardId}`;
    parts.set(`${boardId} view`, withoutTimes(await ask(board)));
    parts.set(`${boardId} ledger`, await ask(`${board}/ledger`));
    parts.set(`${boardId} audit`, await ask(`${board}/audit`));
    for (const seq of moments)
      parts.set(`${boardId} moment ${seq}`, await ask(`${board}/moments/${seq}`));
    for (const document of ['board', 'notes'])
      parts.set(`${boardId} ${document}`, await readDocument(origin, cookie, boardId, document));
  }
  return parts;
}

interface ListedBoard {
  readonly boardId: string;
  readonly state: string;
}

function inList(board: ListedBoard | undefined): Part {
  if (board === undefined) return { refused: 'not in the list' };
  if (board.state === 'unreadable') return { refused: 'unreadable' };
  return withoutTimes({ said: Buffer.from(JSON.stringify(board)).toString('base64') });
}

/** When a board was made stands in the open, as SPEC.md says, and nobody is shown it. */
function withoutTimes(part: Part): Part {
  if ('refused' in part) return part;
  const { createdAt: _, ...rest } = JSON.parse(Buffer.from(part.said, 'base64').toString());
  return { said: JSON.stringify(rest) };
}

async function readDocument(
  origin: string,
  cookie: string,
  boardId: string,
  document: string,
): Promise<Part> {
  const url = `${origin.replace('http', 'ws')}/sync/${boardId}/${document}`;
  const client = connectClient(url, { cookie, origin });
  const closed = await Promise.race([client.synced.then(() => undefined), client.closed]).catch(
    () => client.closed,
  );
  if (closed !== undefined) return { refused: `${closed}` };
  const roots = ['cards', 'links', 'lanes', 'canvas', 'meta', 'notes'];
  const said = JSON.stringify(roots.map((root) => client.doc.getMap(root).toJSON()));
  await client.close();
  return { said };
}

async function findingsIn(dataDir: string): Promise<readonly string[]> {
  const practice = openPractice({ dataDir, keysDir: `${dataDir}/keys` }, random, (error) => {
    throw error;
  });
  try {
    return (await findDamage(practice)).map(({ boardId = 'all', what }) => `${boardId}: ${what}`);
  } finally {
    practice.close();
  }
}
