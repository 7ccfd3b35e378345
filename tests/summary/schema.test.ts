import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { PARTNER_A, THERAPIST } from '@steady/shared/seats.ts';
import { AUDIENCES } from '@steady/shared/summary/choices.ts';
import { toJson } from '@steady/shared/summary/forms/json.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import { summarySchema } from '@steady/shared/summary/summary.ts';
import { A_PICTURE, fullBoard } from '../support/summary/full-board.ts';

const FILE = fileURLToPath(new URL('../../shared/summary.schema.json', import.meta.url));

const published = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://steady.invalid/summary-1.schema.json',
  title: 'A session summary',
  ...toJsonSchema(summarySchema, { target: 'draft-2020-12', ignoreActions: ['brand'] }),
};
const text = `${JSON.stringify(published, null, 2)}\n`;

describe('shared/summary.schema.json', () => {
  it('is what the code checks; where it drifts, see SCHEMA.md, then vitest -u', async () => {
    await expect(text).toMatchFileSnapshot(FILE);
  });

  it('is kept by every summary, as another validator reads it', () => {
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    addFormats.default(ajv);
    const fits = ajv.compile(JSON.parse(text));
    const board = fullBoard();
    for (const audience of AUDIENCES) {
      const seat = audience === 'clinician' ? THERAPIST : PARTNER_A;
      const extras = new Set(['since', 'timeline'] as const);
      const json = toJson(
        summarise(board.input({ picture: A_PICTURE }), { audience, seat, extras }),
      );
      fits(JSON.parse(json));
      expect(fits.errors).toBeNull();
    }
    expect(fits({ version: 1 })).toBe(false);
  });
});
