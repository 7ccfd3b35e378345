import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { audit } from './en/audit.ts';
import { account, arriving } from './en/account.ts';
import { boardMenu } from './en/boardMenu.ts';
import { canvas } from './en/canvas.ts';
import { checkIn } from './en/checkIn.ts';
import { dialogs } from './en/dialogs.ts';
import { en } from './en/index.ts';
import { handOver } from './en/handOver.ts';
import { ending } from './en/ending.ts';
import { help } from './en/help.ts';
import { history } from './en/history.ts';
import { lock } from './en/lock.ts';
import { moving } from './en/moving.ts';
import { liveEn } from './en/live.ts';
import { local } from './en/local.ts';
import { pagesEn } from './en/pages.ts';
import { promises } from './en/promises.ts';
import { reasons } from './en/reasons.ts';
import { home } from './en/home.ts';
import { review } from './en/review.ts';
import { week } from './en/week.ts';
import { summary } from './en/summary.ts';
import { historyWords } from './history.ts';
import { directionOf, words } from './index.ts';
import { liveWords } from './live.ts';
import { pageWords } from './pages.ts';
import { privateWords } from './en/private.ts';
import { promiseWords, setPromiseLanguage } from './promises.ts';

/** product.md, Words on the screen. */
const FORBIDDEN =
  /\b(fail(s|ed|ure)?|miss(ed)?|broken?|broke|overdue|patients?|offenders?|betray(s|ed|al)?|homework|consequences?)\b/i;
const WORDS_A_SENTENCE = 15;
/** Numbers for which a sentence may change. */
const COUNTS = [0, 1, 2, 5];

interface Sentence {
  path: string;
  text: string;
}

describe('every sentence', () => {
  const all = [
    en,
    account,
    arriving,
    audit,
    ending,
    boardMenu,
    help,
    handOver,
    history,
    canvas,
    checkIn,
    liveEn,
    local,
    lock,
    moving,
    pagesEn,
    privateWords,
    promises,
    reasons,
    home,
    review,
    summary,
    dialogs,
    week,
  ].flatMap((group) => sentencesOf(group, ''));

  it('was found', () => {
    expect(all.length).toBeGreaterThan(80);
  });

  it.each(all)('$path: $text', ({ text }) => {
    expect(text.trim(), 'is not empty').not.toBe('');
    expect(text, 'does not cheer').not.toMatch(/!/);
    expect(text, 'does not judge').not.toMatch(FORBIDDEN);
    expect(text, 'has typographic apostrophes').not.toMatch(/'/);
    expect(text, 'has nothing left unfilled').not.toMatch(/undefined|NaN|\[object/);
    for (const sentence of text.split(/(?<=[.?:])\s+/))
      expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(WORDS_A_SENTENCE);
  });
});

describe('a name inside a sentence', () => {
  const { cards, board } = words();
  const by = (name: string) => cards.label({ kind: 'Need', name, text: 'Quiet' });

  it.each(['שרה', 'سارة', 'ܣܪܐ', 'Sara שרה'])('%s does not turn it round', (name) => {
    expect(by(name)).toBe(`Need from \u2068${name}\u2069: Quiet`);
  });

  it('nor does what somebody wrote', () => {
    expect(cards.links.goTo({ sentence: 'Grew from:', card: 'זמן לבד (בערב)' })).toBe(
      'Grew from: \u2068זמן לבד (בערב)\u2069. Go to that card.',
    );
  });

  it('that runs as the page does is left as it is, and so are numbers', () => {
    expect(by('Zoë')).toBe('Need from Zoë: Quiet');
    expect(cards.takenBack.open({ count: 2 })).toBe('Taken back: 2 cards');
  });

  it('is put in by every dictionary', () => {
    const here = fileURLToPath(new URL('.', import.meta.url));
    for (const file of readdirSync(here).filter((name) => name.endsWith('.ts'))) {
      const code = readFileSync(join(here, file), 'utf8');
      if (!/^const .* = createSignal/m.test(code)) continue;
      expect({ file, puts: code.match(/\bisolating\(/g)?.length }).toEqual({ file, puts: 2 });
    }
  });

  it('holds for each dictionary, and for one that is set anew', () => {
    const name = 'שרה';
    const isolatedName = `\u2068${name}\u2069`;
    const said = [
      promiseWords().said({ name, answer: 'Yes' }),
      liveWords().session.hasFloor({ name }),
      historyWords().ended({ day: name }),
      pageWords().invites.linkFor({ name }),
      board.me({ name }),
    ];
    for (const sentence of said) expect(sentence).toContain(isolatedName);
    setPromiseLanguage(promises);
    expect(promiseWords().said({ name, answer: 'Yes' })).toBe(`${isolatedName}: Yes`);
  });
});

it('the page runs the way its language does', () => {
  expect(directionOf('en-GB')).toBe('ltr');
  expect(directionOf('ar')).toBe('rtl');
  expect(directionOf('fa-IR')).toBe('rtl');
});

function sentencesOf(node: unknown, path: string): Sentence[] {
  if (typeof node === 'string') return [{ path, text: node }];
  if (typeof node === 'function')
    return COUNTS.map((count) => ({
      path: `${path}(${count})`,
      text: String(node(samples(count))),
    }));
  if (typeof node === 'object' && node !== null)
    return Object.entries(node).flatMap(([key, child]) => sentencesOf(child, `${path}.${key}`));
  throw new TypeError(`neither words nor a group of words: ${path}`);
}

/** Whatever a sentence asks for: numbers by the name `count`, otherwise somebody's name. */
function samples(count: number): object {
  return new Proxy({}, { get: (_, key) => (key === 'count' ? count : 'Sasha') });
}
