import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Page, PageItem } from '@steady/shared/summary/page.ts';
import { Refused } from '../../access/refused.ts';
import {
  MAX_PDF_CHARACTERS,
  MAX_PDF_PARTS,
  MAX_PDF_WAITING,
  MAX_PICTURE_LENGTH,
  PDF_IDLE_MS,
  PDF_TIME_MS,
} from './limits.ts';
import { makePdf } from './pdf.ts';
import type { PdfOptions } from './options.ts';
import type { Press } from './press.ts';

const OPTIONS: PdfOptions = { form: 'summary', paper: 'a4', day: '2026-11-25' };

/** Presses that set nothing until they are told to. */
function pressRoom() {
  const presses: Array<
    Press & {
      readonly pages: Page[];
      readonly isKilled: boolean;
      finish(pdf?: Uint8Array): void;
      crash(): void;
    }
  > = [];
  const reports: string[] = [];
  const pdf = makePdf({
    report: (error) => reports.push(error.message),
    start() {
      const pages: Page[] = [];
      let job = Promise.withResolvers<Uint8Array | undefined>();
      let isKilled = false;
      const press = {
        pages,
        get isKilled() {
          return isKilled;
        },
        set(page: Page) {
          pages.push(page);
          job = Promise.withResolvers();
          return job.promise;
        },
        kill() {
          isKilled = true;
          job.reject(new Error('ended'));
        },
        finish: (bytes: Uint8Array | undefined) => job.resolve(bytes),
        crash: () => job.reject(new Error('ended')),
      };
      presses.push(press);
      return press;
    },
  });
  return { pdf, presses, reports };
}

const PDF = Uint8Array.of(37, 80, 68, 70);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('pages as PDF', () => {
  it('sets one page after another, in one process', async () => {
    const { pdf, presses } = pressRoom();
    const [first, second] = [
      pdf.render(aPage('first'), OPTIONS),
      pdf.render(aPage('second'), OPTIONS),
    ];
    await vi.waitFor(() => expect(presses[0]?.pages).toHaveLength(1));
    presses[0]?.finish(PDF);
    expect(await first).toBe(PDF);
    await vi.waitFor(() => expect(presses[0]?.pages).toHaveLength(2));
    presses[0]?.finish(PDF);
    expect(await second).toBe(PDF);
    expect(presses).toHaveLength(1);
  });

  it('[E20] ends a page that takes too long, says so calmly, and starts anew', async () => {
    const { pdf, presses, reports } = pressRoom();
    const slow = pdf.render(aPage('slow'), OPTIONS);
    const refused = expect(slow).rejects.toEqual(new Refused('copy-not-made'));
    await vi.waitFor(() => expect(presses[0]?.pages).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(PDF_TIME_MS);
    await refused;
    expect(presses[0]?.isKilled).toBe(true);
    expect(reports).toHaveLength(1);

    const next = pdf.render(aPage('next'), OPTIONS);
    await vi.waitFor(() => expect(presses[1]?.pages).toHaveLength(1));
    presses[1]?.finish(PDF);
    expect(await next).toBe(PDF);
  });

  it('[E20] refuses the page that its process died of, and only that', async () => {
    const { pdf, presses } = pressRoom();
    const [first, second] = [
      pdf.render(aPage('first'), OPTIONS),
      pdf.render(aPage('second'), OPTIONS),
    ];
    const refused = expect(first).rejects.toEqual(new Refused('copy-not-made'));
    await vi.waitFor(() => expect(presses[0]?.pages).toHaveLength(1));
    presses[0]?.crash();
    await refused;
    await vi.waitFor(() => expect(presses[1]?.pages).toHaveLength(1));
    presses[1]?.finish(PDF);
    expect(await second).toBe(PDF);
  });

  it('refuses a page that cannot be set, and keeps the process', async () => {
    const { pdf, presses } = pressRoom();
    const first = pdf.render(aPage('first'), OPTIONS);
    await vi.waitFor(() => expect(presses[0]?.pages).toHaveLength(1));
    presses[0]?.finish(undefined);
    await expect(first).rejects.toEqual(new Refused('copy-not-made'));
    const second = pdf.render(aPage('second'), OPTIONS);
    await vi.waitFor(() => expect(presses[0]?.pages).toHaveLength(2));
    presses[0]?.finish(PDF);
    expect(await second).toBe(PDF);
  });

  it('gives the memory back after PDF_IDLE_MS without work', async () => {
    const { pdf, presses } = pressRoom();
    const first = pdf.render(aPage('first'), OPTIONS);
    await vi.waitFor(() => expect(presses[0]?.pages).toHaveLength(1));
    presses[0]?.finish(PDF);
    await first;
    await vi.advanceTimersByTimeAsync(PDF_IDLE_MS - 1);
    expect(presses[0]?.isKilled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(presses[0]?.isKilled).toBe(true);
  });

  it('[E23] MAX_PDF_WAITING: refuses one too many at once', async () => {
    const { pdf, presses } = pressRoom();
    const attacker = Array.from({ length: MAX_PDF_WAITING + 1 }, (_, n) =>
      pdf.render(aPage(String(n)), OPTIONS),
    );
    await expect(pdf.render(aPage('late'), OPTIONS)).rejects.toEqual(new Refused('copies-busy'));
    for (const one of attacker) {
      await vi.waitFor(() => expect(presses[0]?.pages).toHaveLength(attacker.indexOf(one) + 1));
      presses[0]?.finish(PDF);
      await one;
    }
  });

  it.each([
    ['MAX_PDF_CHARACTERS', [anItem('a'.repeat(MAX_PDF_CHARACTERS))]],
    ['MAX_PDF_CHARACTERS, in line breaks', [anItem('\n'.repeat(MAX_PDF_CHARACTERS / 40))]],
    ['MAX_PDF_PARTS', Array.from({ length: MAX_PDF_PARTS }, () => anItem('a'))],
    [
      '4,000 cards of 12,000 letters',
      Array.from({ length: 4_000 }, () => anItem('w'.repeat(12_000))),
    ],
  ])('[E23] %s: refuses the attacker’s page before it costs anything', async (_, items) => {
    const { pdf, presses } = pressRoom();
    const attacker = pdf.render(aPage('', items), OPTIONS);
    await expect(attacker).rejects.toEqual(new Refused('copy-too-long'));
    expect(presses).toHaveLength(0);
  });

  it('[E23] MAX_PICTURE_LENGTH: refuses the attacker’s picture', async () => {
    const { pdf } = pressRoom();
    const page = aPage('');
    const svg = ' '.repeat(MAX_PICTURE_LENGTH + 1);
    const attacker = pdf.render(
      {
        ...page,
        sections: [{ ...page.sections[0]!, picture: { svg, width: 1, height: 1, alt: '' } }],
      },
      OPTIONS,
    );
    await expect(attacker).rejects.toEqual(new Refused('copy-too-long'));
  });

  it('gives the fridge card next week alone', async () => {
    const { pdf, presses } = pressRoom();
    void pdf.render(aPage('first'), { ...OPTIONS, form: 'fridge' }).catch(() => undefined);
    await vi.waitFor(() => expect(presses[0]?.pages).toHaveLength(1));
    expect(presses[0]?.pages[0]).toMatchObject({ title: 'Next week', lines: [], foot: [] });
  });

  it('ends with the server: what is under way is refused', async () => {
    const { pdf, presses, reports } = pressRoom();
    const [first, second] = [
      pdf.render(aPage('first'), OPTIONS),
      pdf.render(aPage('second'), OPTIONS),
    ];
    const refused = Promise.all(
      [first, second].map((one) => expect(one).rejects.toEqual(new Refused('copy-not-made'))),
    );
    await vi.waitFor(() => expect(presses[0]?.pages).toHaveLength(1));
    await pdf.close();
    await refused;
    expect(presses).toHaveLength(1);
    expect(reports).toEqual([]);
  });
});

function aPage(title: string, items: PageItem[] = []): Page {
  const section = { id: 'needs', hue: undefined, heading: 'Needs', level: 2 } as const;
  return {
    lang: 'en',
    dir: 'ltr',
    title,
    lines: ['For Ana and Ben'],
    sections: [{ ...section, intro: undefined, items, blank: false, picture: undefined }],
    foot: [],
  };
}

function anItem(words: string): PageItem {
  return { id: 'a', label: undefined, by: undefined, words, rows: [], notes: [] };
}
