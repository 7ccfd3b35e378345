import type { Page } from '@steady/shared/summary/page.ts';
import type { ServerFormat } from '@steady/shared/summary/choices.ts';
import type { Summary } from '@steady/shared/summary/summary.ts';

/** What a form is made from; nothing else reaches it. */
export interface Worded {
  readonly summary: Summary;
  readonly page: Page;
}

export interface Form {
  readonly type: string;
  readonly render: (worded: Worded) => Promise<Uint8Array> | Uint8Array;
}

export type Forms = Readonly<Partial<Record<ServerFormat, Form>>>;

const utf8 = new TextEncoder();

const JSON_FORM: Form = {
  type: 'application/json; charset=utf-8',
  render: ({ summary }) => utf8.encode(`${JSON.stringify(summary, null, 2)}\n`),
};

export const FORMS: Forms = { json: JSON_FORM };
