// First, as in a page: the order of the style layers.
import '../../ui/styles/index.css';
import { makeBoardId, makeRoundId, type RoundId } from '@steady/shared/ids.ts';
import type { RoundKind } from '@steady/shared/ledger/values.ts';
import { parseSeat, PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import axe from 'axe-core';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import * as Y from 'yjs';
import { createBoard, type Board } from '../../board/createBoard.ts';
import { createDesk, DeskProvider } from '../../board/createDesk.ts';
import { aQuietConnection, people, seeded } from '../../board/testing.ts';
import { aLedgerServer } from '../../board/testingLedger.ts';
import { createNotices } from '../../ui/notices.tsx';
import { RoundButton, RoundSheet } from './index.tsx';
import RoundRoom from './RoundRoom.tsx';

const random = seeded(41);
const boardId = makeBoardId(random);
const disposers: (() => void)[] = [];

/** One screen at a time, and a server that everybody else asks. */
function aRoom({ session = true, home = false } = {}) {
  const doc = new Y.Doc();
  const server = aLedgerServer(doc);
  if (home)
    for (const kind of ['start-session', 'end-session'] as const) server.ask(THERAPIST, { kind });
  if (session) server.ask(THERAPIST, { kind: 'start-session' });
  const start = (of: RoundKind, by: Seat = session ? THERAPIST : PARTNER_A): RoundId => {
    const round = makeRoundId(random);
    expect(server.ask(by, { kind: 'start-round', round, of })).toHaveProperty('entries');
    return round;
  };
  const show = (seat: Seat) => {
    const host = document.createElement('div');
    document.body.append(host);
    const shown: { board?: Board } = {};
    const end = render(() => {
      const board = createBoard({
        doc,
        me: { seat, name: people.get(seat) ?? 'Observer' },
        people,
        random,
        ledger: server.ledgerOf(seat),
        setTimer: () => () => {},
        connect: (given) => aQuietConnection(given),
      });
      shown.board = board;
      if (seat === parseSeat('room-view')) return <RoundRoom board={board} />;
      const { say, Notices } = createNotices();
      return (
        <DeskProvider value={createDesk(board, say, () => {})}>
          <main class="board-main">
            <h1>Board</h1>
            <input aria-label="Elsewhere" />
            <RoundButton />
            <RoundSheet boardId={boardId} ownAnswer={(round) => server.ownAnswer(seat, round)} />
          </main>
          <Notices />
        </DeskProvider>
      );
    }, host);
    const leave = () => {
      end();
      host.remove();
    };
    disposers.push(leave);
    return { board: shown.board!, leave };
  };
  const gives = (seat: Seat, round: RoundId, degrees: number) =>
    server.ask(seat, { kind: 'answer-round', round, value: { kind: 'temperature', degrees } });
  return { server, start, show, gives, doc };
}

beforeEach(() => page.viewport(1280, 800));
afterEach(() => {
  for (const dispose of disposers.splice(0)) dispose();
  vi.restoreAllMocks();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const sheet = () => page.getByRole('dialog');
const seen = () => document.body.innerText;

describe('a round at home', () => {
  it('waits in its strip: nobody guides there, and no sheet opens by itself', async () => {
    const { show, start } = aRoom({ session: false, home: true });
    show(PARTNER_B);
    start('feels-safe');
    await expect.element(button('Open my sheet')).toBeVisible();
    expect(sheet().query()).toBeNull();
  });

  it.each([THERAPIST, parseSeat('observer-1')])(
    '[Q5] is on no screen of %s, neither that it is open nor what came of it',
    async (seat) => {
      const { show, start, gives } = aRoom({ session: false, home: true });
      show(seat);
      const before = seen();
      const round = start('temperature');
      expect(seen()).toBe(before);
      gives(PARTNER_A, round, 2);
      gives(PARTNER_B, round, 4);
      expect(seen()).toBe(before);
      expect(sheet().query()).toBeNull();
    },
  );

  it('opens both answers for both partners, and says that it is for the two of them', async () => {
    const { show, start, gives } = aRoom({ session: false, home: true });
    show(PARTNER_B);
    const round = start('temperature');
    gives(PARTNER_A, round, 2);
    gives(PARTNER_B, round, 4);
    await expect
      .element(sheet().getByText('Both of you see this now. It is not put on the board.'))
      .toBeVisible();
  });
});

describe('a private sheet', () => {
  it('opens when a round starts, by itself, with the focus on neither an answer nor Close', async () => {
    const { show, start } = aRoom();
    show(PARTNER_A);
    start('temperature');
    await expect.element(sheet()).toBeVisible();
    await expect
      .element(sheet().getByText('Only you see this until both have answered.'))
      .toBeVisible();
    await userEvent.keyboard(' {Enter}');
    await expect.element(sheet()).toBeVisible();
  });

  it('[Q3] waits for somebody who is typing', async () => {
    const { show, start } = aRoom();
    show(PARTNER_A);
    await userEvent.click(page.getByRole('textbox', { name: 'Elsewhere' }));
    start('temperature');
    await userEvent.keyboard('mid-word');
    await expect.element(page.getByRole('textbox', { name: 'Elsewhere' })).toHaveValue('mid-word');
    expect(sheet().query()).toBeNull();
    await userEvent.click(button('Open my sheet'));
    await expect.element(sheet()).toBeVisible();
  });

  it('takes one of five words by keyboard alone', async () => {
    const { show, start, server } = aRoom();
    show(PARTNER_A);
    const round = start('temperature');
    await expect.element(sheet()).toBeVisible();
    const names = [...document.querySelectorAll('dialog .choice-label')].map(
      (one) => one.textContent,
    );
    expect(names).toEqual([
      'Cold',
      'A little cold',
      'In between',
      'A little warm',
      'Warm',
      'Not today',
    ]);
    await userEvent.keyboard('{Tab} {ArrowDown}{ArrowDown}{ArrowDown}{Tab}{Enter}');
    await expect
      .element(sheet().getByText('Answered. You can change it until it opens.'))
      .toBeVisible();
    expect(await server.ownAnswer(PARTNER_A, round)).toMatchObject({
      value: { kind: 'temperature', degrees: 4 },
    });
    expect(await server.ownAnswer(PARTNER_B, round)).toMatchObject({ value: null });
  });

  it('makes “Not today” as large as every other answer', async () => {
    const { show, start, server } = aRoom();
    const { leave } = show(PARTNER_A);
    const first = start('temperature');
    await expect.element(sheet()).toBeVisible();
    const heights = [...document.querySelectorAll<HTMLElement>('dialog .choice-option')].map(
      ({ offsetHeight, offsetWidth }) => `${offsetWidth} × ${offsetHeight}`,
    );
    expect(heights).toHaveLength(6);
    expect(new Set(heights).size).toBe(1);
    leave();
    server.ask(THERAPIST, { kind: 'cancel-round', round: first });
    show(PARTNER_A);
    start('feels-safe');
    await expect.element(button('Not today')).toBeVisible();
    const [pass, give] = ['Not today', 'Give this answer'].map((name) =>
      button(name).element().getBoundingClientRect(),
    );
    expect([pass!.width, pass!.height]).toEqual([give!.width, give!.height]);
  });

  it('takes three short fields, each of them optional, and “Not today”', async () => {
    const { show, start, server } = aRoom();
    show(PARTNER_A);
    const round = start('feels-safe');
    await expect.element(button('Give this answer')).toBeVisible();
    await userEvent.click(button('Give this answer'));
    await expect
      .element(page.getByRole('alert').getByText(/Please write in one field/))
      .toBeVisible();
    await userEvent.fill(page.getByRole('textbox', { name: 'Still painful' }), ' The silence ');
    await userEvent.click(button('Give this answer'));
    await expect.element(button('Change my answer').first()).toBeVisible();
    expect(await server.ownAnswer(PARTNER_A, round)).toMatchObject({
      value: { feelsSafe: '', stillPainful: 'The silence', nextSteps: '' },
    });
    await userEvent.click(sheet().getByRole('button', { name: 'Change my answer' }));
    await userEvent.click(button('Not today'));
    await expect.element(sheet().getByText('Not today')).toBeVisible();
    expect(await server.ownAnswer(PARTNER_A, round)).toMatchObject({
      value: { kind: 'not-today' },
    });
  });

  it('shows the own answer again after a reload', async () => {
    const { show, start, gives } = aRoom();
    const round = start('temperature');
    gives(PARTNER_A, round, 2);
    show(PARTNER_A);
    await expect.element(sheet().getByText('A little cold')).toBeVisible();
    await userEvent.click(sheet().getByRole('button', { name: 'Change my answer' }));
    await expect.element(page.getByRole('radio', { name: 'A little cold' })).toBeChecked();
  });

  it('says what is safe when the own answer cannot be looked up', async () => {
    const { show, start, gives, server } = aRoom();
    const round = start('temperature');
    gives(PARTNER_A, round, 2);
    server.setOffline(true);
    show(PARTNER_A);
    await expect.element(sheet().getByText(/What you gave before is safe/)).toBeVisible();
    server.setOffline(false);
    await userEvent.click(button('Try again'));
    await expect.element(sheet().getByText('A little cold')).toBeVisible();
  });

  it('[Q1] puts what is written into no document, no awareness and no storage', async () => {
    const { show, start, doc } = aRoom();
    const { board } = show(PARTNER_A);
    const round = start('feels-safe');
    const edited = vi.fn<() => void>();
    doc.on('update', edited);
    const told = vi.fn<() => void>();
    board.awareness.on('change', told);
    const stored = vi.spyOn(Storage.prototype, 'setItem');
    const asked = vi.spyOn(board.ledger, 'ask');
    const fetched = vi.spyOn(window, 'fetch');
    await userEvent.fill(page.getByRole('textbox', { name: 'Feels safe' }), 'canary words');
    await userEvent.keyboard('{Escape}');
    for (const spy of [edited, told, stored, asked, fetched]) expect(spy).not.toHaveBeenCalled();
    // And it is still there for the one who wrote it.
    await userEvent.click(button('Open my sheet'));
    await expect
      .element(page.getByRole('textbox', { name: 'Feels safe' }))
      .toHaveValue('canary words');
    expect(round).toBeDefined();
  });

  it('shows nothing new on any screen when the other answers', async () => {
    const { show, start, gives } = aRoom();
    const round = start('temperature');
    show(PARTNER_B);
    await expect.element(sheet()).toBeVisible();
    const before = document.body.innerHTML;
    gives(PARTNER_A, round, 5);
    expect(document.body.innerHTML).toBe(before);
  });

  it('says so, and keeps the answer here, when the server does not take it', async () => {
    const { show, start, server } = aRoom();
    show(PARTNER_A);
    start('feels-safe');
    await userEvent.fill(page.getByRole('textbox', { name: 'Next steps' }), 'a walk');
    server.setOffline(true);
    await userEvent.click(button('Give this answer'));
    await expect.element(page.getByRole('alert').getByText(/No answer came/)).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: 'Next steps' })).toHaveValue('a walk');
  });
});

describe('the reveal', () => {
  it.each([PARTNER_A, PARTNER_B, THERAPIST, parseSeat('observer-1')])(
    'shows %s both at once, side by side and of one size',
    async (seat) => {
      const { show, start, gives } = aRoom();
      const round = start('temperature');
      show(seat);
      gives(PARTNER_A, round, 1);
      expect(seen()).not.toContain('A little warm');
      gives(PARTNER_B, round, 4);
      await expect.element(sheet().getByText('A little warm')).toBeVisible();
      const [one, other] = [...document.querySelectorAll('dialog .round-one')].map((half) =>
        half.getBoundingClientRect(),
      );
      expect(one!.top).toBe(other!.top);
      expect([one!.width, one!.height]).toEqual([other!.width, other!.height]);
      expect(document.querySelector('.round-both')!.textContent).not.toMatch(/[0-9]/);
    },
  );

  it('[Q3] comes also to somebody who is typing, whose keys then change nothing', async () => {
    const { show, start, gives } = aRoom();
    const round = start('temperature');
    show(THERAPIST);
    await userEvent.click(page.getByRole('textbox', { name: 'Elsewhere' }));
    gives(PARTNER_A, round, 1);
    gives(PARTNER_B, round, 4);
    await expect.element(sheet()).toBeVisible();
    await userEvent.keyboard('a {Enter}');
    await expect.element(sheet()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(sheet().query()).toBeNull();
  });

  it('can be looked at again in this session, not in the next', async () => {
    const { show, start, gives, server } = aRoom();
    const round = start('temperature');
    show(PARTNER_A);
    gives(PARTNER_A, round, 1);
    gives(PARTNER_B, round, 4);
    await userEvent.keyboard('{Escape}');
    await userEvent.click(button('Private round'));
    await userEvent.click(button('Look again at both answers'));
    await expect.element(sheet().getByText('A little warm')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    server.ask(THERAPIST, { kind: 'end-session' });
    server.ask(THERAPIST, { kind: 'start-session' });
    await expect.element(button('Private round')).not.toBeInTheDocument();
  });

  it('says “Left open” for an empty field and “Not today” for a pass', async () => {
    const { show, start, server } = aRoom();
    const round = start('feels-safe');
    show(THERAPIST);
    server.ask(PARTNER_A, { kind: 'answer-round', round, value: { kind: 'not-today' } });
    const value = {
      kind: 'feels-safe',
      feelsSafe: 'Mornings',
      stillPainful: '',
      nextSteps: '',
    } as const;
    server.ask(PARTNER_B, { kind: 'answer-round', round, value });
    await expect.element(sheet().getByText('Mornings')).toBeVisible();
    expect(sheet().getByText('Left open').elements()).toHaveLength(2);
    await expect.element(sheet().getByText('Not today')).toBeVisible();
  });
});

describe('a round that is ended early', () => {
  it('[Q4] is told calmly to somebody who was writing, and keeps nothing', async () => {
    const { show, start, server } = aRoom();
    show(PARTNER_A);
    const round = start('feels-safe');
    await userEvent.fill(page.getByRole('textbox', { name: 'Feels safe' }), 'canary words');
    server.ask(THERAPIST, { kind: 'cancel-round', round });
    await expect
      .element(sheet().getByText('The round was ended. Nothing was shown.'))
      .toBeVisible();
    await expect
      .element(sheet().getByText('Nothing that was written on a sheet was kept.'))
      .toBeVisible();
    await userEvent.keyboard('{Escape}');
    start('feels-safe');
    await expect.element(page.getByRole('textbox', { name: 'Feels safe' })).toHaveValue('');
  });

  it('is ended by the therapist with two taps, and everybody reads the same', async () => {
    const { show, start, server } = aRoom();
    const round = start('temperature');
    show(THERAPIST);
    await expect.element(page.getByText('Waiting for both of you')).toBeVisible();
    await userEvent.click(button('End the round'));
    expect(server.state.rounds.get(round)?.outcome.kind).toBe('open');
    await userEvent.click(button('End the round'));
    await expect.element(page.getByText('The round was ended. Nothing was shown.')).toBeVisible();
    expect(server.state.rounds.get(round)?.outcome.kind).toBe('cancelled');
  });

  it('is not ended by a partner in a session', async () => {
    const { show, start } = aRoom();
    start('temperature');
    show(PARTNER_A);
    await userEvent.keyboard('{Escape}');
    await expect.element(button('Open my sheet')).toBeVisible();
    expect(button('End the round').query()).toBeNull();
  });
});

describe('starting a round', () => {
  it('is the therapist’s in a session, and asks both partners', async () => {
    const { show, server } = aRoom();
    show(THERAPIST);
    await userEvent.click(button('Private round'));
    await userEvent.click(sheet().getByRole('button', { name: /Temperature/ }));
    await expect.element(page.getByText('Waiting for both of you')).toBeVisible();
    expect(sheet().query()).toBeNull();
    expect([...server.state.rounds.values()]).toMatchObject([
      { of: 'temperature', seats: [PARTNER_A, PARTNER_B] },
    ]);
  });

  it('is a partner’s at home, whose own sheet opens', async () => {
    const { show } = aRoom({ session: false });
    show(PARTNER_A);
    await userEvent.click(button('Private round'));
    await userEvent.click(sheet().getByRole('button', { name: /Feels safe/ }));
    await expect.element(page.getByRole('textbox', { name: 'Feels safe' })).toBeVisible();
  });

  it('is covered by a pause, and what was written waits', async () => {
    const { show, start, server } = aRoom();
    show(PARTNER_A);
    start('feels-safe');
    await userEvent.fill(page.getByRole('textbox', { name: 'Feels safe' }), 'half a sen');
    server.ask(PARTNER_B, { kind: 'pause' });
    await expect.element(sheet()).not.toBeInTheDocument();
    server.ask(THERAPIST, { kind: 'resume' });
    await expect
      .element(page.getByRole('textbox', { name: 'Feels safe' }))
      .toHaveValue('half a sen');
  });
});

describe('the room view', () => {
  it('waits for both, shows both, and goes on with the session', async () => {
    const { show, start, gives, server } = aRoom();
    show(parseSeat('room-view'));
    const round = start('temperature');
    await expect.element(page.getByText('Waiting for both of you')).toBeVisible();
    gives(PARTNER_A, round, 1);
    await expect.element(page.getByText('Waiting for both of you')).toBeVisible();
    gives(PARTNER_B, round, 4);
    await expect.element(page.getByText('A little warm')).toBeVisible();
    expect(page.getByRole('button').query()).toBeNull();
    server.ask(THERAPIST, { kind: 'set-stage', stage: 'working' });
    await expect.element(page.getByText('A little warm')).not.toBeInTheDocument();
  });
});

describe('on a phone of 320 px, for everybody’s eyes and ears', () => {
  beforeEach(() => page.viewport(320, 640));

  it.each(['temperature', 'feels-safe'] as const)('a sheet of %s fits', async (of) => {
    const { show, start } = aRoom();
    show(PARTNER_A);
    start(of);
    await expect.element(sheet()).toBeVisible();
    await looksRight();
    const targets = document.querySelectorAll<HTMLElement>('dialog button, dialog .choice-option');
    expect(targets.length).toBeGreaterThan(2);
    for (const { offsetHeight } of targets) expect(offsetHeight).toBeGreaterThanOrEqual(44);
  });

  it.each(['light', 'dark'])('a reveal of words fits, %s', async (scheme) => {
    document.documentElement.style.colorScheme = scheme;
    const { show, start, server } = aRoom();
    const round = start('feels-safe');
    show(THERAPIST);
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(2);
    for (const seat of [PARTNER_A, PARTNER_B]) {
      const value = {
        kind: 'feels-safe',
        feelsSafe: long,
        stillPainful: 'אני צריכה',
        nextSteps: '',
      } as const;
      server.ask(seat, { kind: 'answer-round', round, value });
    }
    await expect.element(sheet()).toBeVisible();
    await looksRight();
    document.documentElement.style.colorScheme = '';
  });

  async function looksRight(): Promise<void> {
    const { violations } = await axe.run(document.body);
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    const dialog = document.querySelector('dialog[open]')!;
    expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
  }
});
