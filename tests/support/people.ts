import type { TestServer } from './server.ts';

/** A browser as far as HTTP goes: one cookie, one origin. */
export interface Person {
  readonly cookie: string | undefined;
  /** @param path as `/api/me`; a body makes it a POST unless a method is given */
  ask(path: string, options?: Ask): Promise<Answer>;
}

export interface Ask {
  readonly method?: string;
  readonly body?: unknown;
  /** `null`: sends none. */
  readonly origin?: string | null;
}

export interface Answer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers freely
  readonly body: any;
  readonly headers: Headers;
}

export function newPerson(server: Pick<TestServer, 'origin'>, userAgent?: string): Person {
  let cookie: string | undefined;
  return {
    get cookie() {
      return cookie;
    },
    async ask(path, { method, body, origin = server.origin } = {}) {
      const response = await fetch(`${server.origin}${path}`, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          ...(origin === null ? {} : { origin }),
          ...(cookie === undefined ? {} : { cookie }),
          ...(userAgent === undefined ? {} : { 'user-agent': userAgent }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const [set] = response.headers.getSetCookie();
      if (set !== undefined) cookie = set.includes('Max-Age=0') ? undefined : set.split(';')[0];
      const text = await response.text();
      const json = response.headers.get('content-type')?.includes('json') ?? false;
      return {
        status: response.status,
        body: json && text !== '' ? JSON.parse(text) : text,
        headers: response.headers,
      };
    },
  };
}

export const THERAPIST_SIGN_IN = {
  name: 'Ruth',
  email: 'ruth@practice.example',
  password: 'a long enough password',
} as const;

/** Opens the set-up link. */
export async function setUp(server: Pick<TestServer, 'origin' | 'setupUrl'>): Promise<Person> {
  const token = server.setupUrl?.split('#')[1];
  const therapist = newPerson(server);
  const { status, body } = await therapist.ask('/api/setup', {
    body: { token, ...THERAPIST_SIGN_IN },
  });
  if (status !== 201) throw new Error(`setup: ${status} ${JSON.stringify(body)}`);
  return therapist;
}

/** One more therapist of the practice, by a link of the first. @returns their id */
export async function addColleague(
  server: Pick<TestServer, 'origin'>,
  therapist: Person,
  colleague: { readonly name: string; readonly email: string; readonly password: string },
): Promise<string> {
  const { body } = await therapist.ask('/api/practice/invites', { body: {} });
  const secret = new URL(body.url).hash.slice(1);
  const newcomer = newPerson(server);
  const { status } = await newcomer.ask('/api/practice/join', { body: { secret, ...colleague } });
  if (status !== 201) throw new Error(`joining the practice: ${status}`);
  return (await newcomer.ask('/api/me')).body.person.id;
}

/** The therapist, on one more device. */
export async function signIn(
  server: Pick<TestServer, 'origin'>,
  person: { readonly email: string; readonly password: string } = THERAPIST_SIGN_IN,
  userAgent?: string,
): Promise<Person> {
  const device = newPerson(server, userAgent);
  const { email, password } = person;
  const { status, body } = await device.ask('/api/sign-in', { body: { email, password } });
  if (status !== 200) throw new Error(`sign-in: ${status} ${JSON.stringify(body)}`);
  return device;
}

export async function makeBoard(therapist: Person, template = 'open'): Promise<string> {
  const { body } = await therapist.ask('/api/boards', {
    body: { template, partners: ['Ana', 'Ben'] },
  });
  return body.boardId;
}

/** @returns the secret of a new invite */
export async function invite(therapist: Person, boardId: string, seat: string): Promise<string> {
  const { body } = await therapist.ask(`/api/boards/${boardId}/invites`, { body: { seat } });
  return new URL(body.url).hash.slice(1);
}

/** Invites somebody to a seat, and takes it on a new device. */
export async function joinAs(
  server: Pick<TestServer, 'origin'>,
  therapist: Person,
  boardId: string,
  seat: string,
  userAgent?: string,
): Promise<Person> {
  const person = newPerson(server, userAgent);
  const secret = await invite(therapist, boardId, seat);
  const { status, body } = await person.ask('/api/invites/redeem', { body: { secret } });
  if (status !== 200) throw new Error(`redeem: ${status} ${JSON.stringify(body)}`);
  return person;
}
