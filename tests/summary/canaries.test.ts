import { expect, it } from 'vitest';
import type { Choices, SummaryInput } from '@steady/shared/summary/input.ts';
import { pictureFacts, pictureOf } from '@steady/shared/summary/picture/pictureOf.ts';
import type { Picture } from '@steady/shared/summary/summary.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { textOf } from '@steady/shared/summary/page.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import { wordsOf } from '@steady/shared/summary/words/index.ts';
import { ASKERS, verdict } from './canaries.ts';
import { CHECKED, render } from './forms.ts';
import { randomBoard } from './random-board.ts';

const BOARDS = process.env['EXTENSIVE'] === undefined ? 1_000 : 20_000;
const STEPS = 40;
const FIRST_SEED = Number(process.env['SEED'] ?? 1 + Math.floor(Math.random() * 1e6));

/** Every `EVERY_NTH` board in every form; of all others the page and the facts, which forms are made from. */
const EVERY_NTH = 10;
const text = new TextDecoder();

/** Found once, and never to come back. */
const FOUND: readonly number[] = [];

const draw = (input: SummaryInput, choices: Choices): Picture | undefined =>
  pictureOf(input.board, pictureFacts(input, choices));

async function findings(seed: number, allForms: boolean): Promise<string[]> {
  const { couple, earlier, canaries, cards, heardBy } = randomBoard(seed, STEPS);
  const wrong: string[] = [];
  const degrees = new Set(wordsOf('en').degrees);
  for (const asker of ASKERS) {
    const extras = new Set(['since', 'timeline'] as const);
    const input = couple.input({ before: earlier.board });
    const picture = asker.audience === 'ours' && allForms ? draw(input, asker) : undefined;
    const summary = summarise({ ...input, picture }, { ...asker, extras });
    const page = pageOf(summary);
    const lines = textOf(page);
    const inPage = lines.join('\n');
    const files: Array<readonly [string, string]> = [
      ['page', inPage],
      ['facts', JSON.stringify(summary)],
    ];
    if (allForms)
      for (const [format, check] of CHECKED) {
        const bytes = await render(format, { summary, page });
        const read = await check.read(bytes);
        files.push([format, text.decode(bytes)], [`${format}, read`, read.join('\n')]);
      }
    const who = `seed ${seed}: ${asker.audience} for ${asker.seat}`;
    for (const canary of canaries) {
      const may = verdict(canary, cards, heardBy, asker);
      const about = `${canary.what} by ${canary.by} on ${canary.card && cards.get(canary.card)?.kind}`;
      if (may === 'must not')
        for (const [name, content] of files)
          if (content.includes(canary.word))
            wrong.push(`${who}: ${name} has ${about} (${canary.word})`);
      if (may === 'must' && !inPage.includes(canary.word))
        wrong.push(`${who}: the page lacks ${about} (${canary.word})`);
    }
    // [E5] No temperature but one's own.
    if (asker.audience !== 'data' && lines.some((line) => degrees.has(line)))
      wrong.push(`${who}: a temperature`);
  }
  return wrong;
}

it.each(FOUND)('seed %i, found before', async (seed) => {
  expect(await findings(seed, true)).toEqual([]);
});

it(`[E1][E2][E3][E4][E5] on ${BOARDS} random boards from seed ${FIRST_SEED} nobody reads what is not theirs, and nobody misses what is`, async () => {
  for (let n = 0; n < BOARDS; n += 1)
    expect(await findings(FIRST_SEED + n, n % EVERY_NTH === 0)).toEqual([]);
}, 600_000);
