import type { BoardDocument } from '@steady/shared/board/document.ts';
import type { FieldName } from '@steady/shared/board/kinds.ts';
import { CADENCES, CARD_KINDS, fieldsOf } from '@steady/shared/board/kinds.ts';
import { LANE_IDS } from '@steady/shared/board/lanes.ts';
import { LINK_KINDS } from '@steady/shared/board/links.ts';
import { BoardRefusal } from '@steady/shared/board/refusal.ts';
import { bringBack, moveCard, setField } from '@steady/shared/board/writeCards.ts';
import { makeRoundId, type CardId, type RoundId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { cardFacts } from '@steady/shared/ledger/facts.ts';
import { NEXT_STEPS, OUTCOMES } from '@steady/shared/ledger/values.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { aCouple, DAY_MS, MINUTE_MS, type Couple } from '../support/summary/couple.ts';
import { drawCycle } from '../support/summary/drawing.ts';
import type { Canary, Told } from './canaries.ts';

const WRITERS = [PARTNER_A, PARTNER_B, THERAPIST] as const;
const PARTNERS = [PARTNER_A, PARTNER_B] as const;

export interface RandomBoard {
  readonly couple: Couple;
  /** Some time before: the board, and how many entries its ledger had. */
  readonly earlier: { readonly board: BoardDocument; readonly until: number };
  readonly canaries: readonly Canary[];
  readonly cards: ReadonlyMap<CardId, Told>;
  heardBy(card: CardId, seat: Seat): boolean;
}

/** Some people doing anything they may, every text a word of its own. The same for the same seed. */
export function randomBoard(seed: number, steps: number): RandomBoard {
  const couple = aCouple({ seed });
  const canaries: Canary[] = [];
  const cards = new Map<CardId, Told>();
  /** The word that stands in a field. */
  const standing = new Map<string, Canary>();
  const sealed = new Map<RoundId, Canary[]>();
  const chance = mulberry(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)]!;

  function word(by: Seat, what: Canary['what'], card?: CardId): Canary {
    const canary: Canary = {
      word: `zq${seed.toString(36)}x${canaries.length.toString(36)}z`,
      by,
      card,
      what,
      isGone: false,
      isOld: false,
      isConfirmed: false,
    };
    canaries.push(canary);
    return canary;
  }
  const put = (id: CardId, field: FieldName | 'text', canary: Canary): void => {
    const key = `${id} ${field}`;
    const before = standing.get(key);
    if (before !== undefined) before.isGone = true;
    standing.set(key, canary);
  };
  const anyCard = (): CardId | undefined =>
    cards.size === 0 ? undefined : pick([...cards.keys()]);
  const of = (kind: Told['kind']): CardId | undefined => {
    const some = [...cards].filter(([, card]) => card.kind === kind).map(([id]) => id);
    return some.length === 0 ? undefined : pick(some);
  };
  const tell = (id: CardId): Told => cards.get(id)!;
  const asks = (seat: Seat, command: Command): boolean =>
    !('refused' in couple.tries(seat, command));
  /** Whatever was said to other words is old. */
  function changed(id: CardId, field: FieldName | 'text'): void {
    for (const canary of canaries) {
      if (canary.card !== id) continue;
      if (canary.what === 'change') canary.isOld = true;
      if (canary.what === 'answer' && field === 'text') canary.isOld = true;
    }
    tell(id).isAgreed = false;
  }

  const DO: Readonly<Record<string, () => void>> = {
    add() {
      const by = pick(WRITERS);
      const kind = pick(CARD_KINDS);
      const fields = fieldsOf(kind).filter(([, type]) => type === 'words');
      const owners = kind === 'intention' && chance() < 0.5 ? [...PARTNERS] : [by];
      const made: Array<[FieldName | 'text', Canary]> = [];
      const words: Partial<Record<FieldName, string>> = {};
      const text = word(by, 'card');
      made.push(['text', text]);
      for (const [name] of fields) {
        const canary = word(by, 'card');
        made.push([name, canary]);
        words[name] = canary.word;
      }
      const id = couple.add(by, {
        kind,
        text: text.word,
        words,
        lane: pick(LANE_IDS),
        values: {
          ...(kind === 'intention'
            ? { owners, cadence: pick(CADENCES), time: pick(['07:05', '19:30']) }
            : {}),
          ...(chance() < 0.5 ? { reviewOn: '2027-01-01' } : {}),
        },
      });
      cards.set(id, {
        kind,
        author: by,
        owners: kind === 'intention' ? owners : [by],
        isTakenBack: false,
        isHeldBack: false,
        isBoths: false,
        isAgreed: false,
        isLetGo: false,
      });
      for (const [field, canary] of made) {
        Object.assign(canary, { card: id });
        put(id, field, canary);
      }
    },
    write() {
      const id = anyCard();
      if (id === undefined) return;
      const names = fieldsOf(tell(id).kind).flatMap(([name, type]) =>
        type === 'words' ? [name] : [],
      );
      const field = pick(['text' as const, 'text' as const, ...names]);
      const canary = word(pick(WRITERS), 'card', id);
      couple.write(canary.by, id, canary.word, field);
      put(id, field, canary);
      changed(id, field);
    },
    term() {
      const id = of('agreement');
      if (id === undefined) return;
      couple.as(pick(WRITERS), (board) =>
        setField(board, id, 'reviewOn', pick(['2027-01-01', '2027-01-02'])),
      );
      const status = couple.ledger.agreements.get(id)?.status;
      if (status === 'reopened') changed(id, 'reviewOn');
    },
    move() {
      const id = anyCard();
      if (id !== undefined)
        couple.as(pick(WRITERS), (board) => moveCard(board, id, pick(LANE_IDS)));
    },
    link() {
      const [from, to] = [anyCard(), anyCard()];
      if (from === undefined || to === undefined) return;
      try {
        couple.link(pick(WRITERS), pick(LINK_KINDS), from, to);
      } catch (error) {
        if (!(error instanceof BoardRefusal)) throw error;
      }
    },
    takeBack() {
      const id = anyCard();
      if (id === undefined) return;
      couple.takeBack(tell(id).author, id);
      tell(id).isTakenBack = true;
      tell(id).isAgreed = false;
      for (const canary of canaries)
        if (canary.card === id && canary.what === 'change') canary.isOld = true;
    },
    bringBack() {
      const id = anyCard();
      if (id === undefined) return;
      couple.as(tell(id).author, (board) => bringBack(board, id));
      tell(id).isTakenBack = false;
    },
    holdBack() {
      const id = anyCard();
      if (id === undefined) return;
      const held = chance() < 0.7;
      if (asks(tell(id).author, { kind: 'hold-back', card: id, held })) tell(id).isHeldBack = held;
    },
    answer() {
      const id = of('request');
      if (id === undefined) return;
      const by = pick(PARTNERS);
      const canary = word(by, 'answer', id);
      const answered = asks(by, {
        kind: 'answer-request',
        card: id,
        answer: pick(['yes', 'not-now', 'think']),
        words: canary.word,
      });
      canary.isGone = !answered;
      if (answered)
        for (const before of canaries)
          if (
            before !== canary &&
            before.what === 'answer' &&
            before.card === id &&
            before.by === by
          )
            before.isOld = true;
    },
    paraphrase() {
      const id = anyCard();
      if (id === undefined) return;
      const by = pick(PARTNERS);
      const canary = word(by, 'paraphrase', id);
      canary.isGone = !asks(by, { kind: 'paraphrase', card: id, words: canary.word });
      if (canary.isGone || chance() < 0.3) return;
      const answer = chance() < 0.7 ? 'yes' : 'not-quite';
      const paraphrase = couple.ledger.seq;
      if (asks(tell(id).author, { kind: 'answer-paraphrase', paraphrase, answer }))
        canary.isConfirmed = answer === 'yes';
    },
    suggest() {
      const id = anyCard();
      if (id === undefined) return;
      const canary = word(THERAPIST, 'suggestion', id);
      const before = standing.get(`${id} text`)!.word;
      canary.isGone = !asks(THERAPIST, {
        kind: 'suggest',
        card: id,
        field: 'text',
        before,
        words: canary.word,
      });
    },
    agree() {
      const id = of('agreement');
      if (id === undefined) return;
      const text = cardFacts(couple.board, id, couple.seatOf)!.text;
      if (asks(pick(PARTNERS), { kind: 'put-forward', card: id, text })) {
        tell(id).isBoths = true;
        for (const canary of canaries)
          if (canary.card === id && canary.what === 'change') canary.isOld = true;
      }
      const version = couple.ledger.agreements.get(id)?.versions.at(-1)?.seq;
      if (version === undefined) return;
      for (const seat of PARTNERS) {
        if (chance() < 0.3) continue;
        const isYes = chance() < 0.7;
        const canary: Canary | undefined = isYes ? undefined : word(seat, 'change', id);
        const done = asks(seat, {
          kind: 'answer-agreement',
          card: id,
          version,
          answer: isYes ? 'yes' : 'yes-with-change',
          ...(canary === undefined ? {} : { change: canary.word }),
        });
        if (canary !== undefined) canary.isGone = !done;
        if (!done) continue;
        for (const before of canaries)
          if (
            before !== canary &&
            before.card === id &&
            before.what === 'change' &&
            before.by === seat
          )
            before.isOld = true;
      }
      tell(id).isAgreed = isAgreed(id);
    },
    over() {
      const id = of('agreement');
      if (id === undefined) return;
      const kind = pick([
        'withdraw-agreement',
        'pause-agreement',
        'resume-agreement',
        'end-agreement',
      ] as const);
      if (asks(pick(PARTNERS), { kind, card: id })) tell(id).isAgreed = isAgreed(id);
    },
    review() {
      const id = of('intention');
      if (id === undefined) return;
      const by = pick(PARTNERS);
      const [helped, inTheWay] = [word(by, 'review', id), word(by, 'review', id)];
      const next = pick(NEXT_STEPS);
      const done = asks(by, {
        kind: 'review',
        card: id,
        outcome: pick(OUTCOMES),
        helped: helped.word,
        inTheWay: inTheWay.word,
        next,
      });
      helped.isGone = inTheWay.isGone = !done;
      if (!done) return;
      const latest = couple.ledger.reviews.get(id) ?? [];
      tell(id).isLetGo = tell(id).owners.every(
        (owner) => latest.findLast((one) => one.by === owner)?.next === 'let-go',
      );
    },
    round() {
      const round = makeRoundId(couple.random);
      const lead = couple.ledger.session.running === undefined ? PARTNER_A : THERAPIST;
      if (!asks(lead, { kind: 'start-round', round, of: 'feels-safe' })) return;
      const said: Canary[] = [];
      sealed.set(round, said);
      for (const seat of PARTNERS) {
        if (chance() < 0.4) continue;
        const [feelsSafe, stillPainful] = [word(seat, 'round'), word(seat, 'round')];
        // Until it is opened it is nowhere, and nobody's.
        feelsSafe.isGone = stillPainful.isGone = true;
        said.push(feelsSafe, stillPainful);
        asks(seat, {
          kind: 'answer-round',
          round,
          value: {
            kind: 'feels-safe',
            feelsSafe: feelsSafe.word,
            stillPainful: stillPainful.word,
            nextSteps: '',
          },
        });
      }
      const { kind } = couple.ledger.rounds.get(round)!.outcome;
      if (kind === 'revealed') for (const canary of said) canary.isGone = false;
      if (kind === 'open' && chance() < 0.5) asks(lead, { kind: 'cancel-round', round });
    },
    temperature() {
      const round = makeRoundId(couple.random);
      const lead = couple.ledger.session.running === undefined ? PARTNER_A : THERAPIST;
      if (!asks(lead, { kind: 'start-round', round, of: 'temperature' })) return;
      for (const seat of PARTNERS)
        asks(seat, {
          kind: 'answer-round',
          round,
          value: { kind: 'temperature', degrees: 1 + Math.floor(chance() * 5) },
        });
    },
    outside() {
      const by = pick(WRITERS);
      const canary = word(by, 'recipient');
      canary.isGone = !asks(by, {
        kind: 'ask-third-party',
        audience: 'ours',
        recipient: canary.word,
      });
    },
    session() {
      if (couple.ledger.session.running === undefined) {
        if (asks(THERAPIST, { kind: 'start-session' }))
          forgetReviews(couple.ledger.session.lastEnded);
      } else asks(THERAPIST, { kind: 'end-session' });
    },
    wait: () => couple.wait(chance() < 0.5 ? DAY_MS : 5 * MINUTE_MS),
    pause() {
      asks(pick(WRITERS), { kind: 'pause' });
      if (chance() < 0.8) {
        couple.wait(30 * MINUTE_MS);
        asks(THERAPIST, { kind: 'resume' });
      }
    },
  };

  /** A review belongs to the session that follows it; from the next one on it was told already. */
  function forgetReviews(ended: number): void {
    const told = new Set(
      couple.entries
        .filter(({ seq }) => seq <= ended)
        .flatMap(({ body }) => (body.kind === 'reviewed' ? [body.helped, body.inTheWay] : [])),
    );
    for (const canary of canaries)
      if (canary.what === 'review' && told.has(canary.word)) canary.isOld = true;
  }

  function isAgreed(id: CardId): boolean {
    const status = couple.ledger.agreements.get(id)?.status;
    return status === 'agreed' || status === 'paused';
  }

  const names = Object.keys(DO);
  for (let n = 0; n < 4; n += 1) DO['add']!();
  // Something is drawn: a canvas of cards in their lanes alone makes no picture.
  couple.as(PARTNER_A, (board) => drawCycle(board, anyCard()!, anyCard()!));
  const half = Math.floor(chance() * steps);
  for (let n = 0; n < half; n += 1) DO[pick(names)]!();
  const earlier = { board: couple.copy(), until: couple.entries.length };
  for (let n = half; n < steps; n += 1) DO[pick(names)]!();

  // A change that was asked for is shown while its text waits for answers, and nowhere after.
  for (const canary of canaries) {
    if (canary.what !== 'change' || canary.card === undefined) continue;
    if (couple.ledger.agreements.get(canary.card)?.status !== 'put-forward') canary.isOld = true;
  }

  return {
    couple,
    earlier,
    canaries,
    cards,
    heardBy: (card, seat) =>
      canaries.some(
        (one) =>
          one.what === 'paraphrase' && one.card === card && one.by === seat && one.isConfirmed,
      ),
  };
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
