import { makePdf, type Pdf } from '@steady/server/summary/pdf/pdf.ts';
import type { PdfOptions } from '@steady/server/summary/pdf/options.ts';
import { makeTypeset } from '@steady/server/summary/pdf/typeset.ts';
import type { Page } from '@steady/shared/summary/page.ts';
import { startClients } from '../relay/clients.ts';
import { steady, type Running } from '../relay/contenders.ts';
import type { Typing } from '../relay/measures.ts';
import { fullPage, usualPage } from './pages.ts';

/**
 * `pnpm bench summary`: how long a PDF takes once its process is warm, and whether a live session feels that
 * others are being made.
 */
export interface SummaryOptions {
  /** Rooms of three people who type. */
  readonly rooms: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** How many PDFs of each page. */
  readonly documents: number;
  readonly say: (line: string) => void;
}

export interface SummaryFigures {
  readonly pdfs: readonly PdfFigures[];
  readonly rooms: number;
  readonly idle: Typing;
  readonly busy: Typing & { readonly made: number };
}

export interface PdfFigures {
  readonly name: string;
  readonly firstMs: number;
  readonly p50: number;
  readonly p95: number;
  /** ms of all its threads, which other work on the machine does not stretch. */
  readonly cpuMs: number;
  readonly bytes: number;
}

const OPTIONS: PdfOptions = { form: 'summary', paper: 'a4', day: '2026-11-25' };

export async function benchSummary(options: SummaryOptions): Promise<SummaryFigures> {
  const { rooms, documents, say } = options;
  const pdfs: PdfFigures[] = [];
  for (const [name, page] of [
    ['27 cards, one page', usualPage()],
    ['120 cards, canvas, nine scripts', fullPage()],
  ] as const) {
    say(`PDF: ${name}`);
    pdfs.push({ name, ...(await timesOf(page, documents)) });
  }
  say('Letters, nothing else to do');
  const idle = await withServer(() => steady(), options);
  say('Letters, while PDFs are made');
  let made = 0;
  const count = (line: string) => {
    if (line === 'one more') made += 1;
  };
  const busy = await withServer(
    () => steady(new URL('server.ts', import.meta.url), count),
    options,
  );
  return { pdfs, rooms, idle, busy: { ...busy, made } };
}

async function timesOf(page: Page, documents: number): Promise<Omit<PdfFigures, 'name'>> {
  const pdf = makePdf({ report: (error) => void process.stderr.write(`${error.message}\n`) });
  const first = await timed(pdf, page);
  const times: number[] = [];
  for (let n = 0; n < documents; n += 1) times.push((await timed(pdf, page)).ms);
  await pdf.close();
  const sorted = times.toSorted((a, b) => a - b);
  return {
    firstMs: first.ms,
    p50: sorted[Math.floor(sorted.length * 0.5)] ?? 0,
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    cpuMs: cpuOf(page),
    bytes: first.bytes,
  };
}

/** Set in this process, where its time can be read. */
function cpuOf(page: Page): number {
  const typeset = makeTypeset();
  typeset(page, OPTIONS);
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    typeset(page, OPTIONS);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return times.toSorted((a, b) => a - b)[2] ?? 0;
}

async function timed(pdf: Pdf, page: Page): Promise<{ ms: number; bytes: number }> {
  const startedAt = performance.now();
  const { length } = await pdf.render(page, OPTIONS);
  return { ms: performance.now() - startedAt, bytes: length };
}

async function withServer(
  start: () => Promise<Running>,
  { rooms, seconds, warmUpSeconds }: SummaryOptions,
): Promise<Typing> {
  const running = await start();
  const clients = startClients();
  try {
    const open = await running.newRooms(rooms);
    return await clients.do('typing', open, running.server().pid, seconds, warmUpSeconds);
  } finally {
    clients.end();
    await running.end();
  }
}
