import type { Summary } from '../summary.ts';

/** The facts themselves: `summary.schema.json` says what they are. For other programs, and to keep. */
export const toJson = (summary: Summary): string => `${JSON.stringify(summary, null, 2)}\n`;
