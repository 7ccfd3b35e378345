import type { OwnWriting } from '@steady/shared/private/writing.ts';
import { PARTNER_A, parseSeat, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { toHtml } from '@steady/shared/summary/forms/html.ts';
import { toMarkdown } from '@steady/shared/summary/forms/markdown.ts';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { SummaryFile, WantedFile } from '../../net/summaryFile.ts';
import type { OwnWritingRead } from '../../private/readOwnWriting.ts';
import { aSummaryTable, type SummaryTable } from '../testing.tsx';
import type { CopyWorld } from './makeCopy.ts';

const CANARY = 'canary <img src=x onerror=alert(1)> of mine';
const WRITING: readonly OwnWriting[] = [
  { kind: 'draft', day: '2026-11-20', text: CANARY },
  { kind: 'journal', day: '2026-11-21', text: 'We walked.', setAside: true },
  {
    kind: 'check-in',
    day: '2026-11-22',
    text: 'a quiet evening',
    feeling: 'wary',
    temperature: 2,
    thanks: 'the tea',
  },
];
const SAYS = ['canary', 'We walked', 'a quiet evening', 'wary', 'A little cold', 'the tea'];

let table: SummaryTable;
let saved: SummaryFile[];
let wanted: WantedFile[];
let reads: number;
let found: OwnWritingRead;
let printed: string;
beforeEach(async () => {
  await page.viewport(1280, 900);
  table = aSummaryTable();
  table.add(PARTNER_A, { kind: 'need', text: 'To rest' });
  [saved, wanted, reads, printed] = [[], [], 0, ''];
  found = { kind: 'read', writing: WRITING, isWhole: true, isCurrent: true };
  vi.spyOn(window, 'print').mockImplementation(() => {
    printed = document.querySelector<HTMLElement>('.print-sheet')?.textContent ?? '';
    window.dispatchEvent(new Event('afterprint'));
  });
});
afterEach(() => {
  table.leave();
  vi.restoreAllMocks();
});

/** As the server makes it: of what it can read. */
const fetchFile: CopyWorld['fetchFile'] = (file) => {
  wanted.push(file);
  const made = table.pageFor({
    audience: file.audience,
    seat: PARTNER_A,
    extras: new Set(),
  });
  const texts: Readonly<Record<string, string>> = {
    md: toMarkdown(made),
    html: toHtml(made),
    json: `${JSON.stringify({ version: 1, sections: [] }, null, 2)}\n`,
  };
  const bytes = new Blob([texts[file.format] ?? '…'], { type: 'text/plain' });
  return Promise.resolve({ ok: true, value: { bytes, name: `Board-2026-11-24.${file.format}` } });
};
async function sit(seat: Seat = PARTNER_A, audience = 'All my data') {
  const screen = table.sit(seat, {
    fetchFile,
    save: (file) => saved.push(file),
    readOwn() {
      reads += 1;
      return Promise.resolve(found);
    },
  });
  await userEvent.click(page.getByText(audience, { exact: true }));
  await userEvent.click(page.getByRole('button', { name: 'Make a copy' }));
  return screen;
}
async function download(format: string): Promise<string[]> {
  await userEvent.click(page.getByRole('radio', { name: new RegExp(`^${format}`) }));
  const paper = format === 'Print';
  await userEvent.click(
    page.getByRole('button', { name: paper ? 'Print this copy' : 'Download this copy' }),
  );
  await expect.poll(() => page.getByRole('dialog').query()).toBeNull();
  return Promise.all(saved.map(({ bytes }) => bytes.text()));
}
const says = (text: string) => expect.element(page.getByText(text)).toBeVisible();

describe('all my data', () => {
  it('says before that what only this device can read is added here', async () => {
    await sit();
    await says(
      'Your drafts, journal and check-ins are added here, on this device. The server never has them in the clear.',
    );
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    const { violations } = await axe.run(document.body);
    expect(violations.map(({ id }) => id)).toEqual([]);
    // Not on the screen: somebody may look over a shoulder.
    expect(document.body.textContent).not.toContain('canary');
  });

  it.each([['Plain text'], ['Web page'], ['Data']])(
    '[C3] as %s has all of it in the file, as the words they are, and no request has it',
    async (format) => {
      await sit();
      const [text, ...more] = await download(format);
      expect(more).toEqual([]);
      for (const words of SAYS.filter((one) => format !== 'Data' || one !== 'A little cold'))
        expect(text).toContain(words);
      expect(JSON.stringify(wanted)).not.toMatch(/canary|wary/);
      await says('The copy is on this device now, with what only you can read.');
      if (format === 'Web page') {
        const read = new DOMParser().parseFromString(text!, 'text/html');
        expect([read.images.length, read.scripts.length]).toEqual([0, 0]);
        expect(read.body.textContent).toContain(CANARY);
        expect(read.querySelector('footer')?.previousElementSibling?.textContent).toContain('wary');
      }
      if (format === 'Data')
        expect(JSON.parse(text!)).toEqual({
          version: 1,
          sections: [],
          privateWriting: { isWhole: true, pieces: WRITING },
        });
    },
  );

  it.each([['PDF'], ['Word']])(
    'as %s comes with a second file, and says so before',
    async (format) => {
      await sit();
      await userEvent.click(page.getByRole('radio', { name: new RegExp(`^${format}`) }));
      await says('They come as a second file, to be read as plain text.');
      const texts = await download(format);
      expect(saved.map(({ name }) => name)[1]).toBe('Board-2026-11-24-2.md');
      for (const words of SAYS) expect(texts[1]).toContain(words);
    },
  );

  it('on paper has it too', async () => {
    await sit();
    await download('Print');
    for (const words of SAYS) expect(printed).toContain(words);
  });

  it('of intentions only says that it is not in it', async () => {
    await sit();
    await userEvent.click(page.getByRole('radio', { name: /^Table/ }));
    await says('This form takes intentions only. What only you can read is not in it.');
    expect((await download('Table')).join()).not.toContain('canary');
    await says('The copy is on this device now.');
  });

  it.each([
    ['locked', 'Your private writing is locked on this device. This copy is without it.'],
    ['no-crypto', 'Private writing cannot be opened at this address. This copy is without it.'],
    ['not-now', 'Your private writing cannot be read just now. This copy is without it.'],
  ] as const)('%s: says plainly before and after that it is without it', async (kind, sentence) => {
    found = { kind };
    await sit();
    await says(sentence);
    if (kind === 'locked') await says('With a code under “Only me” it can be opened here first.');
    const [text] = await download('Plain text');
    expect(text).toContain('To rest');
    await says('The copy is on this device now, without your private writing.');
  });

  it('looks again when asked, and says when a part did not open', async () => {
    found = { kind: 'not-now' };
    await sit();
    await says('Your private writing cannot be read just now. This copy is without it.');
    found = { kind: 'read', writing: WRITING, isWhole: false, isCurrent: true };
    await userEvent.click(page.getByRole('button', { name: 'Look again' }));
    await says('A part of it could not be opened on this device.');
    const [text] = await download('Plain text');
    expect(text).toContain('A part of it could not be opened on this device');
  });

  it('says before and in the copy when only what this device holds is in it, and looks again', async () => {
    found = { kind: 'read', writing: WRITING, isWhole: true, isCurrent: false };
    await sit();
    await says('Only what this device holds is in it. The server could not be asked.');
    const [text] = await download('Plain text');
    for (const words of SAYS) expect(text).toContain(words);
    expect(text).toContain('Only what this device holds is in it.');
    saved = [];
    await userEvent.click(page.getByRole('button', { name: 'Make a copy' }));
    const [data] = await download('Data');
    expect(JSON.parse(data!)).toMatchObject({
      privateWriting: { isWhole: false, pieces: WRITING },
    });
    await userEvent.click(page.getByRole('button', { name: 'Make a copy' }));
    await says('Only what this device holds is in it. The server could not be asked.');
    found = { kind: 'read', writing: WRITING, isWhole: true, isCurrent: true };
    await userEvent.click(page.getByRole('button', { name: 'Look again' }));
    await expect.element(page.getByText(/^Only what this device holds/)).not.toBeInTheDocument();
  });

  it('with nothing written says nothing of it', async () => {
    found = { kind: 'read', writing: [], isWhole: true, isCurrent: true };
    await sit();
    const [text] = await download('Plain text');
    expect(text).not.toContain('Only me');
    await says('The copy is on this device now.');
  });

  it('of the therapist takes their notes, which are read when it is made and not before', async () => {
    found = {
      kind: 'read',
      isWhole: true,
      isCurrent: true,
      writing: [{ kind: 'note', day: '2026-11-20', text: 'ask about the calendar' }],
    };
    await sit(THERAPIST);
    await says('Your notes are added here. The access log says that they were read.');
    expect(reads).toBe(0);
    const [text] = await download('Plain text');
    expect(text).toContain('ask about the calendar');
    expect(reads).toBe(1);
  });

  it('nobody else’s and no other copy has it, and it is not even read for them', async () => {
    await sit(PARTNER_A, 'Mine');
    expect((await download('Plain text')).join()).not.toMatch(/canary|wary/);
    table.leave();
    table = aSummaryTable();
    await sit(parseSeat('observer-1'));
    expect(document.querySelector('.copy-own')).toBeNull();
    expect(reads).toBe(0);
  });
});
