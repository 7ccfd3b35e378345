import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeAuthenticator } from '../../../tests/support/authenticator.ts';
import {
  invite,
  joinAs,
  makeBoard,
  newPerson,
  setUp,
  signIn,
  THERAPIST_SIGN_IN,
} from '../../../tests/support/people.ts';
import { startServer } from '../../../tests/support/server.ts';
import { openSocket } from '../../../tests/support/sockets.ts';
import { rotateMaster } from '../store/sealing/rotate-master.ts';
import { runPractice } from './testing.ts';

describe('pnpm practice', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = fs.mkdtempSync(join(os.tmpdir(), 'steady-practice-'));
  });
  afterEach(() => fs.rmSync(dataDir, { recursive: true }));

  const practice = (...words: string[]) => runPractice(dataDir, ...words);

  it('demo makes one board, and links that open it', async () => {
    await practice('demo');
    const { code, said } = await practice('demo');
    expect(code).toBe(0);
    const secrets = [...said.matchAll(/\/join#(\S+)/g)].map(([, secret]) => secret);
    const [, email, password] = /sign in as (\S+), password (\S+)/.exec(said) ?? [];

    const server = await startServer({ dataDir });
    const therapist = newPerson(server);
    await therapist.ask('/api/sign-in', { body: { email, password } });
    const { boards } = (await therapist.ask('/api/boards')).body;
    expect(boards).toHaveLength(1);
    const seats = [];
    for (const secret of secrets) {
      const { body } = await newPerson(server).ask('/api/invites/redeem', { body: { secret } });
      seats.push(body.seat);
    }
    expect(seats).toEqual(['partner-a', 'partner-b', 'room-view']);
    const { entries } = (await therapist.ask(`/api/boards/${boards[0].boardId}/ledger`)).body;
    expect(entries.map(({ kind }: { kind: string }) => kind)).toEqual([
      'session-started',
      'heard',
      'request-answered',
      'put-forward',
      'answered',
      'answered',
      'session-ended',
      'put-forward',
      'reviewed',
    ]);
    await server.stop();
  });

  it('demo and restore say so while the server runs; nothing else is in the way of people', async () => {
    const server = await startServer({ dataDir });
    await setUp(server);
    expect((await practice('demo')).said).toContain('The server is running. Stop it');
    const copy = join(dataDir, 'copy');
    expect((await practice('backup', copy)).code).toBe(0);
    expect((await practice('restore', copy)).said).toContain('The server is running. Stop it');
    await server.stop();
  });

  it('reset-password signs out every device and gives a password that works', async () => {
    const server = await startServer({ dataDir });
    const therapist = await setUp(server);
    const { said } = await practice('reset-password', THERAPIST_SIGN_IN.email);
    expect((await therapist.ask('/api/me')).status).toBe(401);
    const password = /^ {2}(\S+)$/m.exec(said)?.[1];
    const { email } = THERAPIST_SIGN_IN;
    const again = await newPerson(server).ask('/api/sign-in', { body: { email, password } });
    expect(again.status).toBe(200);
    expect((await practice('reset-password', 'nobody@example.org')).code).toBe(1);
    await server.stop();
  });

  it('reset-password leaves that password as the only way in: no passkey and no recovery code opens', async () => {
    const server = await startServer({ dataDir });
    const therapist = await setUp(server);
    const { email } = THERAPIST_SIGN_IN;
    // Passkeys have no address of numbers.
    const phone = makeAuthenticator(`http://localhost:${server.port}`);
    const options = await therapist.ask('/api/me/passkeys/options', { body: {} });
    const passkey = phone.make(options.body.options);
    await therapist.ask('/api/me/passkeys', { body: { passkey, name: 'Phone' } });
    const { codes } = (await therapist.ask('/api/me/recovery-codes', { body: {} })).body;
    const byPasskey = async () => {
      const person = newPerson(server);
      const asked = await person.ask('/api/sign-in/passkey/options', { body: {} });
      const body = { passkey: phone.use(asked.body.options) };
      return (await person.ask('/api/sign-in/passkey', { body })).body.error?.kind;
    };
    const byCode = async (code: string) => {
      const body = { email, code };
      return (await newPerson(server).ask('/api/sign-in/recovery', { body })).body.error?.kind;
    };
    expect([await byPasskey(), await byCode(codes[0])]).toEqual([undefined, undefined]);

    const { said } = await practice('reset-password', email);
    expect(said).toContain('Passkeys and recovery codes of before open nothing any more.');
    expect([await byPasskey(), await byCode(codes[1])]).toEqual([
      'unknown-passkey',
      'wrong-recovery-code',
    ]);
    const password = /^ {2}(\S+)$/m.exec(said)?.[1] ?? '';
    const again = await signIn(server, { email, password });
    const { body } = await again.ask('/api/me/account');
    expect([body.passkeys, body.recoveryCodes.left]).toEqual([[], 0]);
    await server.stop();
  });

  it('restore brings back what was backed up, under a new epoch, and no erased board', async () => {
    let server = await startServer({ dataDir });
    const therapist = await setUp(server);
    const kept = await makeBoard(therapist);
    const erased = await makeBoard(therapist);
    const before = await epochOf(kept);
    const copy = join(dataDir, 'copy');
    await practice('backup', copy);
    await therapist.ask(`/api/boards/${erased}`, { method: 'DELETE' });
    const late = await makeBoard(therapist);
    await server.stop();

    fs.chmodSync(copy, 0o444);
    const { code, said } = await practice('restore', copy);
    expect([code, said]).toEqual([0, expect.stringContaining('stay deleted: 1.')]);
    expect(fs.statSync(join(dataDir, 'steady.sqlite')).mode & 0o777).toBe(0o600);
    server = await startServer({ dataDir });
    const status = async (id: string) =>
      (await fetch(`${server.origin}/api/boards/${id}`, { headers: { cookie: therapist.cookie! } }))
        .status;
    expect([await status(kept), await status(erased), await status(late)]).toEqual([200, 404, 404]);
    expect(await epochOf(kept)).not.toBe(before);
    await server.stop();

    async function epochOf(boardId: string): Promise<string> {
      const socket = openSocket(server, therapist, `/sync/${boardId}/board`);
      await socket.next();
      socket.webSocket.send(Uint8Array.of(100, 1, 0));
      for (;;) {
        const frame = await socket.next();
        if (frame[0] !== 100) continue;
        socket.webSocket.close();
        return Buffer.from(frame.subarray(-22)).toString();
      }
    }
  });

  it('[S41] restore changes nothing when the list of deleted boards cannot be kept', async () => {
    let server = await startServer({ dataDir });
    const therapist = await setUp(server);
    const boardId = await makeBoard(therapist);
    const copy = join(dataDir, 'copy');
    await practice('backup', copy);
    await therapist.ask(`/api/boards/${boardId}`, { method: 'DELETE' });
    await server.stop();
    // An older copy of KEYS_DIR was put back, and takes no new file.
    const list = join(dataDir, 'keys', 'erased.list');
    fs.rmSync(list);
    fs.mkdirSync(`${list}.new`);
    const { code, said } = await practice('restore', copy);
    expect([code, said]).toEqual([1, expect.stringContaining('Nothing was changed.')]);

    fs.rmdirSync(`${list}.new`);
    server = await startServer({ dataDir });
    expect(fs.readFileSync(list, 'utf8')).toContain(boardId);
    await server.stop();
  });

  it('restore leaves everything as it was when the file is no backup', async () => {
    const server = await startServer({ dataDir });
    const therapist = await setUp(server);
    const boardId = await makeBoard(therapist);
    const secret = await invite(therapist, boardId, 'partner-a');
    await joinAs(server, therapist, boardId, 'partner-b');
    await server.stop();
    const none = join(dataDir, 'none');
    fs.writeFileSync(none, 'not a backup');
    expect((await practice('restore', none)).said).toContain('is not a backup');
    expect((await practice('restore', join(dataDir, 'steady.sqlite'))).said).toContain('no backup');

    const again = await startServer({ dataDir });
    const redeemed = await newPerson(again).ask('/api/invites/redeem', { body: { secret } });
    expect(redeemed.status).toBe(200);
    await again.stop();
  });

  it('[S16] rotate-key gives a new master key; boards open as before, and backups hold no key', async () => {
    const server = await startServer({ dataDir });
    const therapist = await setUp(server);
    const boardId = await makeBoard(therapist);
    const refused = await practice('rotate-key');
    expect(refused).toEqual({ code: 1, said: expect.stringContaining('The server is running.') });
    await practice('backup', join(dataDir, 'before'));
    await server.stop();

    const before = keyFiles();
    const { code, said } = await practice('rotate-key');
    expect([code, said]).toEqual([0, expect.stringContaining('wrapped by it: 2.')]);
    expect(said).toContain(`Back up ${join(dataDir, 'keys')} now`);
    const after = keyFiles();
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [path, bytes] of after) expect(bytes.equals(before.get(path)!)).toBe(false);

    // What was copied before opens with the new keys: it is put in the place of the data.
    expect((await practice('restore', join(dataDir, 'before'))).code).toBe(0);
    const again = await startServer({ dataDir });
    const signedIn = newPerson(again);
    await signedIn.ask('/api/sign-in', { body: THERAPIST_SIGN_IN });
    const { seats } = (await signedIn.ask(`/api/boards/${boardId}`)).body;
    expect(seats.map(({ name }: { name: string }) => name)).toContain('Ana');
    await practice('backup', join(dataDir, 'after'));
    const copy = fs.readFileSync(join(dataDir, 'after'));
    for (const bytes of after.values()) expect(copy.includes(bytes.subarray(-40))).toBe(false);
    await again.stop();
  });

  it('[S16] a start finishes a change of the master key that stopped in the middle', async () => {
    const server = await startServer({ dataDir });
    const therapist = await setUp(server);
    const boards = [await makeBoard(therapist), await makeBoard(therapist)];
    await server.stop();
    const keys = join(dataDir, 'keys');
    const { renameSync } = fs;
    const renamed = vi.spyOn(fs, 'renameSync');
    for (let n = 0; n < 3; n += 1) renamed.mockImplementationOnce(renameSync);
    renamed.mockImplementationOnce(() => {
      throw new Error('the process ends here');
    });
    expect(() => rotateMaster(keys, (bytes) => crypto.getRandomValues(bytes))).toThrow();
    vi.restoreAllMocks();
    expect(fs.existsSync(join(keys, 'master.key.next'))).toBe(true);

    const again = await startServer({ dataDir });
    expect(fs.existsSync(join(keys, 'master.key.next'))).toBe(false);
    for (const boardId of boards) {
      const headers = { cookie: therapist.cookie! };
      const answer = await fetch(`${again.origin}/api/boards/${boardId}`, { headers });
      expect(answer.status).toBe(200);
    }
    await again.stop();
  });

  it('says what it can do', async () => {
    expect(await practice()).toEqual({ code: 1, said: expect.stringContaining('Usage:') });
  });

  it('makes no practice where there is none, and does not say that all is well there', async () => {
    for (const words of [
      ['check'],
      ['rotate-key'],
      ['retention'],
      ['retention', 'boards', '24'],
      ['reset-password', THERAPIST_SIGN_IN.email],
      ['backup', join(dataDir, 'copy')],
    ]) {
      const { code, said } = await practice(...words);
      expect([words, code, said]).toEqual([
        words,
        1,
        expect.stringContaining(`There is no data in ${dataDir}. Set DATA_DIR`),
      ]);
    }
    expect(fs.readdirSync(dataDir)).toEqual([]);
  });

  /** Path → bytes, of every file in KEYS_DIR. */
  function keyFiles(): Map<string, Buffer> {
    const keys = join(dataDir, 'keys');
    const found = fs.readdirSync(keys, { recursive: true, withFileTypes: true });
    const files = found.filter((entry) => entry.isFile());
    return new Map(
      files
        .map(({ parentPath, name }) => join(parentPath, name))
        .toSorted()
        .map((path) => [path, fs.readFileSync(path)] as const),
    );
  }
});
