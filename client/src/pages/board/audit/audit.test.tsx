import '../../../ui/styles/index.css';
import {
  auditChain,
  type AuditBody,
  type AuditEntry,
  type AuditKind,
} from '@steady/shared/audit/entries.ts';
import { CHAIN_START } from '@steady/shared/chain/chain.ts';
import { makeBoardId } from '@steady/shared/ids.ts';
import {
  parseSeat,
  PARTNER_A,
  PARTNER_B,
  ROOM_VIEW,
  THERAPIST,
  type Seat,
} from '@steady/shared/seats.ts';
import axe from 'axe-core';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createBoard } from '../../../board/createBoard.ts';
import { createDesk, DeskProvider } from '../../../board/createDesk.ts';
import {
  aFilledDocument,
  aQuietConnection,
  aQuietLedger,
  people,
  seeded,
} from '../../../board/testing.ts';
import type { AuditPage, AuditSeen } from '../../../net/audit.ts';
import type { Answer, ProblemKind } from '../../../net/request.ts';
import { auditWords } from '../../../words/audit.ts';
import AuditDialog from './AuditDialog.tsx';
import { sentenceOf } from './sentenceOf.ts';

const random = seeded(3);
const DAY = Date.UTC(2026, 10, 24);
let end: () => void;
beforeEach(() => page.viewport(1280, 900));
afterEach(() => end());

const entry = (seq: number, by: Seat | undefined, body: AuditBody, at = DAY): AuditEntry =>
  auditChain.chain({ seq, at, by, body }, CHAIN_START, (text) => text);
const known = (made: AuditEntry): AuditSeen => ({ kind: 'known', entry: made });
const newestFirst = (...entries: AuditEntry[]) => entries.toReversed().map(known);
const answer = (entries: readonly AuditSeen[], more = false): Answer<AuditPage> => ({
  ok: true,
  value: { entries, more },
});
const refused = (kind: ProblemKind): Answer<AuditPage> => ({
  ok: false,
  problem: { kind, reason: '' },
});

/** The dialog on a partner's screen, and what it asks for. */
function open(
  read: (before?: number) => Answer<AuditPage>,
  names = people,
): (number | undefined)[] {
  const asked: (number | undefined)[] = [];
  const root = document.createElement('div');
  document.body.append(root);
  const dispose = render(() => {
    const board = createBoard({
      doc: aFilledDocument({ cards: 0 }),
      me: { seat: PARTNER_A, name: 'Robin' },
      people: names,
      random,
      ledger: aQuietLedger(),
      setTimer: () => () => {},
      connect: (given) => aQuietConnection(given),
    });
    const desk = createDesk(
      board,
      () => undefined,
      () => undefined,
    );
    desk.ask({ what: 'audit' });
    return (
      <DeskProvider value={desk}>
        <AuditDialog
          boardId={makeBoardId(random)}
          read={(before) => {
            asked.push(before);
            return Promise.resolve(read(before));
          }}
        />
      </DeskProvider>
    );
  }, root);
  end = () => {
    dispose();
    root.remove();
  };
  return asked;
}

const rows = () => [...document.querySelectorAll('.audit-list > li')].map((row) => row.textContent);

describe('who did what', () => {
  it('is told newest first, with days outside of a session and times within', async () => {
    open(() =>
      answer(
        newestFirst(
          entry(1, THERAPIST, { kind: 'made' }),
          entry(2, PARTNER_B, { kind: 'joined' }),
          entry(3, THERAPIST, { kind: 'removed', seat: PARTNER_B }, DAY + 36_660_000),
        ),
      ),
    );
    await expect.poll(rows).toHaveLength(3);
    const [removed, joined, made] = rows();
    expect(removed).toMatch(/^Dr\. Okafor took the seat away from Mika\..*\d\d:\d\d/);
    expect(joined).toMatch(/^Mika joined\..*24/);
    expect(made).toContain('Dr. Okafor made this board.');
    for (const atHome of [joined, made]) expect(atHome).not.toMatch(/\d\d:\d\d/);
    expect(document.querySelectorAll('time')[1]?.dateTime).toBe('2026-11-24');
    await expect.element(page.getByText(auditWords().seenBy)).toBeVisible();
  });

  it('asks for earlier ones by the oldest that is shown, and puts them below', async () => {
    const older = newestFirst(entry(1, THERAPIST, { kind: 'made' }));
    const newer = newestFirst(entry(2, PARTNER_A, { kind: 'joined' }));
    const asked = open((before) => (before === undefined ? answer(newer, true) : answer(older)));
    await userEvent.click(page.getByRole('button', { name: auditWords().earlier }));
    await expect.poll(rows).toHaveLength(2);
    expect(asked).toEqual([undefined, 2]);
    expect(rows()[1]).toContain('made this board');
    expect(page.getByRole('button', { name: auditWords().earlier }).elements()).toHaveLength(0);
  });

  it('says what is safe when it cannot be read, and tries again', async () => {
    let kind: ProblemKind | undefined = 'network';
    open(() =>
      kind === undefined ? answer([known(entry(1, THERAPIST, { kind: 'made' }))]) : refused(kind),
    );
    await expect.element(page.getByText(auditWords().offline)).toBeVisible();
    kind = 'unwell';
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(page.getByText(auditWords().unreadable)).toBeVisible();
    kind = undefined;
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.poll(rows).toHaveLength(1);
  });

  it('shows an entry of a newer version as what it does not know', async () => {
    open(() => answer([{ kind: 'unknown', seq: 9 }]));
    await expect.poll(rows).toEqual([auditWords().unknown]);
  });

  it('tells what was done by whoever did it, though the lead has changed since', async () => {
    const observer = parseSeat('observer-1');
    const [lead, reader] = ['Tom', 'Ruth'];
    const names = new Map(people).set(THERAPIST, lead).set(observer, reader);
    open(
      () =>
        answer(
          newestFirst(
            entry(1, THERAPIST, { kind: 'rested' }),
            entry(2, THERAPIST, { kind: 'lead-changed', seat: observer }),
            entry(3, THERAPIST, { kind: 'woken' }),
          ),
        ),
      names,
    );
    await expect
      .poll(() => rows().map((row) => row?.replace(/\.[^.]*$/, '.')))
      .toEqual([
        auditWords().woken({ name: lead }),
        auditWords().leadChanged({ name: reader, who: lead }),
        auditWords().rested({ name: reader }),
      ]);
  });

  it('has a whole sentence for everything that can be noted', () => {
    end = () => {};
    const bodies: Readonly<Record<AuditKind, AuditBody>> = {
      made: { kind: 'made' },
      invited: { kind: 'invited', seat: ROOM_VIEW },
      'invite-ended': { kind: 'invite-ended', seat: PARTNER_B },
      'invite-burnt': { kind: 'invite-burnt', seat: PARTNER_A },
      joined: { kind: 'joined' },
      'device-added': { kind: 'device-added' },
      left: { kind: 'left' },
      removed: { kind: 'removed', seat: ROOM_VIEW },
      seated: { kind: 'seated', seat: PARTNER_B },
      'lead-changed': { kind: 'lead-changed', seat: PARTNER_B },
      rested: { kind: 'rested' },
      woken: { kind: 'woken' },
      exported: { kind: 'exported', audience: 'ours', format: 'pdf' },
      'calendar-linked': { kind: 'calendar-linked', what: 'mine' },
      'calendar-ended': { kind: 'calendar-ended' },
      restored: { kind: 'restored', moment: 4 },
      'put-back': { kind: 'put-back' },
      'notes-read': { kind: 'notes-read' },
      kept: { kind: 'kept', kept: true },
      'deletion-announced': { kind: 'deletion-announced', on: '2028-03-12' },
      'deletion-withdrawn': { kind: 'deletion-withdrawn' },
      'older-forgotten': { kind: 'older-forgotten', before: '2026-11' },
    };
    for (const by of [THERAPIST, ROOM_VIEW, undefined])
      for (const body of Object.values(bodies)) {
        const sentence = sentenceOf(entry(1, by, body), (seat) => people.get(seat) ?? 'Somebody');
        expect(sentence).toMatch(/^[\s\S]{6,}\.$/);
        expect(sentence).not.toMatch(/undefined/);
      }
  });

  it.each([320, 1280])(
    'is clean for axe at %i px, with a long name of another direction',
    async (width) => {
      await page.viewport(width, 800);
      const names = new Map(people).set(PARTNER_B, 'מיכאלה בת־שבע אלכסנדרה בן־יהודה־הכהן־לוי');
      open(
        () => answer(newestFirst(entry(1, THERAPIST, { kind: 'removed', seat: PARTNER_B }))),
        names,
      );
      await expect.poll(rows).toHaveLength(1);
      const dialog = document.querySelector('dialog')!;
      expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
      const { violations } = await axe.run(dialog);
      expect(violations.map(({ id }) => id)).toEqual([]);
    },
  );
});
