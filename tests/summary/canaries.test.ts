import { afterAll, describe, expect, it } from 'vitest';
import { makePdf } from '@steady/server/summary/pdf/pdf.ts';
import type { Format } from '@steady/shared/summary/choices.ts';
import { fold } from '@steady/shared/ledger/evolve.ts';
import { hiddenSince } from '@steady/shared/summary/hiddenSince.ts';
import type { SummaryInput } from '@steady/shared/summary/input.ts';
import { pictureFacts, pictureOf } from '@steady/shared/summary/picture/pictureOf.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { textOf } from '@steady/shared/summary/page.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import { wordsOf } from '@steady/shared/summary/words/index.ts';
import { textInside, whyNoPoppler } from '../support/summary/poppler.ts';
import { openDocx } from '../support/summary/readers.ts';
import { ASKERS, mayHaveBeenSaid, verdict, type Asker, type Canary } from './canaries.ts';
import { CHECKED, render } from './forms.ts';
import { randomBoard, type RandomBoard } from './random-board.ts';

const BOARDS = process.env['EXTENSIVE'] === undefined ? 1_000 : 20_000;
const STEPS = 40;
/** A process sets them, and another reads them: a second each. */
const PDF_BOARDS = 5;
const FIRST_SEED = Number(process.env['SEED'] ?? 1 + Math.floor(Math.random() * 1e6));

/** Every `EVERY_NTH` board in every form; of all others the page and the facts, which forms are made from. */
const EVERY_NTH = 10;
const text = new TextDecoder();

/** Found once, and never to come back. */
const FOUND: readonly number[] = [];

const EXTRAS = new Set(['since', 'timeline'] as const);

/** Unpacked: each part of it. */
const contentOf = (format: Format, bytes: Uint8Array): string =>
  format === 'docx'
    ? [...openDocx(bytes).parts.values()].map((part) => text.decode(part)).join('\n')
    : text.decode(bytes);

interface Files {
  /** Names and what is read in them. */
  readonly files: ReadonlyArray<readonly [string, string]>;
  /** All words of the page but the picture's. */
  readonly lines: readonly string[];
}

async function filesFor(input: SummaryInput, asker: Asker, allForms: boolean): Promise<Files> {
  const choices = { ...asker, extras: EXTRAS };
  const picture =
    allForms && asker.audience === 'ours'
      ? pictureOf(input.board, pictureFacts(input, choices))
      : undefined;
  const summary = summarise({ ...input, picture }, choices);
  const page = pageOf(summary);
  const lines = textOf({ ...page, sections: page.sections.filter((one) => !one.picture) });
  const files: Array<readonly [string, string]> = [
    ['page', textOf(page).join('\n')],
    ['facts', JSON.stringify(summary)],
  ];
  if (allForms)
    for (const [format, check] of CHECKED) {
      const bytes = await render(format, { summary, page });
      const read = await check.read(bytes);
      files.push([format, contentOf(format, bytes)], [`${format}, read`, read.join('\n')]);
    }
  return { files, lines };
}

async function findings(seed: number, allForms: boolean): Promise<string[]> {
  const board = randomBoard(seed, STEPS);
  const { couple, earlier, canaries, cards, heardBy } = board;
  const wrong: string[] = [];
  const degrees = new Set(wordsOf('en').degrees);
  for (const asker of ASKERS) {
    const who = `seed ${seed}: ${asker.audience} for ${asker.seat}`;
    const told = ({ what, by, card, word }: Canary) =>
      `${what} by ${by} on ${card && cards.get(card)?.kind} (${word})`;
    const now = await filesFor(couple.input({ before: earlier.board }), asker, allForms);
    const then = seed % 3 === 0 ? await filesFor(inputThen(board), asker, false) : undefined;
    const inPage = now.lines.join('\n');
    for (const canary of canaries) {
      const may = verdict(canary, cards, heardBy, asker);
      const never = may === 'must not' && !mayHaveBeenSaid(canary, cards, asker);
      for (const [name, content] of may === 'must not' ? now.files : [])
        if (content.includes(canary.word)) wrong.push(`${who}: ${name} has ${told(canary)}`);
      for (const [name, content] of never && then !== undefined ? then.files : [])
        if (content.includes(canary.word)) wrong.push(`${who}: ${name} then has ${told(canary)}`);
      if (may === 'must' && !inPage.includes(canary.word))
        wrong.push(`${who}: the page lacks ${told(canary)}`);
    }
    // [E5] No temperature but one's own.
    if (asker.audience !== 'data' && now.lines.some((line) => degrees.has(line)))
      wrong.push(`${who}: a temperature`);
  }
  return wrong;
}

/** [E12] What the summary of an earlier session is made from, some time later. */
function inputThen({ couple, earlier: { board, until } }: RandomBoard): SummaryInput {
  const entries = couple.entries.slice(0, until);
  return couple.input({
    board,
    entries,
    ledger: fold(entries),
    hiddenSince: hiddenSince(board, couple.board, couple.ledger),
  });
}

it.each(FOUND)('seed %i, found before', async (seed) => {
  expect(await findings(seed, true)).toEqual([]);
});

it(`[E1][E2][E3][E4][E5][E12] on ${BOARDS} random boards from seed ${FIRST_SEED} nobody reads what is not theirs, and nobody misses what is`, async () => {
  for (let n = 0; n < BOARDS; n += 1)
    expect(await findings(FIRST_SEED + n, n % EVERY_NTH === 0)).toEqual([]);
}, 600_000);

describe.skipIf(whyNoPoppler() !== undefined)('on paper', () => {
  const pdf = makePdf({ report: () => undefined });
  afterAll(() => pdf.close());

  it(`[E1][E2][E4] the PDF of ${PDF_BOARDS} boards from seed ${FIRST_SEED} holds nothing that its reader must not have`, async () => {
    for (let n = 0; n < PDF_BOARDS; n += 1) {
      const { couple, canaries, cards, heardBy } = randomBoard(FIRST_SEED + n, STEPS);
      for (const asker of ASKERS) {
        const page = pageOf(summarise(couple.input(), { ...asker, extras: EXTRAS }));
        const bytes = await pdf.render(page, { form: 'summary', paper: 'a4', day: '2026-11-25' });
        const inside = textInside(bytes).replaceAll(/\s/g, '');
        const wrong = canaries.filter(
          (canary) =>
            verdict(canary, cards, heardBy, asker) === 'must not' && inside.includes(canary.word),
        );
        expect({ seed: FIRST_SEED + n, ...asker, wrong }).toMatchObject({ wrong: [] });
      }
    }
  }, 300_000);
});
