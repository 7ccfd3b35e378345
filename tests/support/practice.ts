/**
 * A practice over HTTP, as a person's browser would use it: set-up, boards, invites that are
 * redeemed. Gives each seat of a board the headers with which its device opens a websocket.
 */
export interface Practice {
  readonly origin: string;
  /** A new board, with the seats of all three taken. */
  readonly newBoard: (partners?: readonly [string, string]) => Promise<SeatedBoard>;
}

export interface SeatedBoard {
  readonly boardId: string;
  /** Without the document: what `new WebsocketProvider(url, 'board', doc)` takes. */
  readonly syncUrl: string;
  readonly seats: Readonly<Record<'therapist' | 'partner-a' | 'partner-b', Device>>;
}

/** What a signed-in device sends with every request and websocket upgrade. */
export type Device = { readonly cookie: string; readonly origin: string };

const PASSWORD = 'correct horse battery staple';

/** Sets the practice up with its one-time token and signs the therapist in. */
export async function setUpPractice(origin: string, setupToken: string): Promise<Practice> {
  const therapist = await post(origin, '/api/setup', {
    token: setupToken,
    name: 'Dana',
    email: 'dana@example.org',
    password: PASSWORD,
  });
  return { origin, newBoard };

  async function newBoard(
    partners: readonly [string, string] = ['Ana', 'Ben'],
  ): Promise<SeatedBoard> {
    const made = await post(origin, '/api/boards', { partners }, therapist.device);
    const boardId = textIn(made.body, 'boardId');
    return {
      boardId,
      syncUrl: `${origin.replace('http', 'ws')}/sync/${boardId}`,
      seats: {
        therapist: therapist.device,
        'partner-a': await invited(boardId, 'partner-a'),
        'partner-b': await invited(boardId, 'partner-b'),
      },
    };
  }

  /** Makes an invite and redeems it on a fresh device. */
  async function invited(boardId: string, seat: string): Promise<Device> {
    const invite = await post(origin, `/api/boards/${boardId}/invites`, { seat }, therapist.device);
    const secret = new URL(textIn(invite.body, 'url')).hash.slice(1);
    return (await post(origin, '/api/invites/redeem', { secret })).device;
  }
}

async function post(
  origin: string,
  path: string,
  body: unknown,
  device?: Device,
): Promise<{ body: unknown; device: Device }> {
  const response = await fetch(origin + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin,
      ...(device === undefined ? {} : { cookie: device.cookie }),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`POST ${path} gave ${response.status}: ${text}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { body: JSON.parse(text), device: { cookie, origin } };
}

function textIn(body: unknown, key: string): string {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, key) : null;
  if (typeof value !== 'string') throw new Error(`no ${key} in ${JSON.stringify(body)}`);
  return value;
}
