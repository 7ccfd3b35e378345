import * as v from 'valibot';
import { heardLock } from './lockHeader.ts';

/** Every way a request can end without what was asked for; words().errors has a sentence for each. */
export type ProblemKind =
  | 'network'
  | 'bad-request'
  | 'not-signed-in'
  /** Its person has to unlock this device first. */
  | 'locked'
  | 'not-allowed'
  | 'not-found'
  | 'conflict'
  | 'too-big'
  | 'too-many'
  | 'unwell'
  | 'unexpected';

export interface Problem {
  kind: ProblemKind;
  /** The relay's own kind, for instance `invite-used`, or why its ledger refused; empty without an answer. */
  reason: string;
}

type NotOk = { ok: false; problem: Problem };
export type Answer<T> = { ok: true; value: T } | NotOk;

/** Longer than a phone needs on a bad line; a request without an answer must not hold a button for ever. */
const TIMEOUT_MS = 15_000;

const errorSchema = v.object({
  error: v.object({ kind: v.string(), message: v.string(), why: v.optional(v.string()) }),
});

/**
 * One request to the relay that serves this page.
 * @returns never throws: no network, a refusal and an answer of the wrong shape are all problems
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  schema: v.GenericSchema<unknown, T>,
  body?: object,
): Promise<Answer<T>> {
  let response: Response;
  const askedAt = Date.now();
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  } catch {
    // fetch tells nothing more than that no answer came.
    return problem('network');
  }
  heardLock(response.headers.get('steady-lock'), askedAt);
  if (!response.ok) return refusalIn(response);
  const parsed = v.safeParse(schema, await readJson(response));
  return parsed.success ? { ok: true, value: parsed.output } : problem('unexpected');
}

/** Why an answer is not what was asked for. Reads its body. */
export async function refusalIn(response: Response): Promise<NotOk> {
  const refused = v.safeParse(errorSchema, await readJson(response));
  if (!refused.success) return problem(kindOf(response.status));
  const { kind, why } = refused.output.error;
  return problem(kind === 'locked' ? kind : kindOf(response.status), why ?? kind);
}

/** An empty or broken body is `undefined`, and the schema says whether that will do. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function kindOf(status: number): ProblemKind {
  switch (status) {
    case 400:
      return 'bad-request';
    case 401:
      return 'not-signed-in';
    case 403:
      return 'not-allowed';
    case 404:
      return 'not-found';
    case 409:
      return 'conflict';
    case 413:
      return 'too-big';
    case 429:
      return 'too-many';
    case 502:
    case 503:
    case 504:
      return 'unwell';
    default:
      return 'unexpected';
  }
}

export function problem(kind: ProblemKind, reason = ''): NotOk {
  return { ok: false, problem: { kind, reason } };
}
