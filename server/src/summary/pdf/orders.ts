import * as v from 'valibot';
import type { Page } from '@steady/shared/summary/page.ts';
import type { PdfOptions } from './options.ts';

/** What passes between the relay and the typesetter's process; both ends are ours. */
export interface Order {
  readonly id: number;
  readonly page: Page;
  readonly options: PdfOptions;
}

export type Answer =
  | { readonly id: number; readonly pdf: Uint8Array }
  /** For the log: none of the page's words. */
  | { readonly id: number; readonly failed: string };

const orderSchema = v.object({
  id: v.number(),
  page: v.custom<Page>((value) => typeof value === 'object' && value !== null),
  options: v.object({
    form: v.picklist(['summary', 'fridge']),
    paper: v.picklist(['a4', 'us-letter']),
    day: v.string(),
  }),
});

const answerSchema = v.union([
  v.object({ id: v.number(), pdf: v.instance(Uint8Array) }),
  v.object({ id: v.number(), failed: v.string() }),
]);

export function parseOrder(message: unknown): Order | undefined {
  const parsed = v.safeParse(orderSchema, message);
  return parsed.success ? parsed.output : undefined;
}

export function parseAnswer(message: unknown): Answer | undefined {
  const parsed = v.safeParse(answerSchema, message);
  return parsed.success ? parsed.output : undefined;
}
