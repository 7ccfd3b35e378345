import {
  SERVER_FORMATS,
  type Audience,
  type Format,
  type ServerFormat,
} from '@steady/shared/summary/choices.ts';
import type { Chosen } from '../chosen.ts';

/** The fridge card is a PDF, too. */
export const isFromServer = (format: Format): format is ServerFormat | 'fridge' =>
  format === 'fridge' || SERVER_FORMATS.some((known) => known === format);

/** Forms of the canvas, which take something on it. */
export const isPicture = (format: Format): boolean => FORMATS_OF.canvas.includes(format);

export type Group = 'read' | 'week' | 'canvas' | 'other';

const FORMATS_OF: Readonly<Record<Group, readonly Format[]>> = {
  read: ['pdf', 'print', 'docx', 'html', 'md'],
  week: ['fridge', 'ics', 'csv'],
  canvas: ['svg', 'png', 'tldr'],
  other: ['json'],
};

const GROUPS_OF: Readonly<Record<Audience, readonly Group[]>> = {
  ours: ['read', 'week', 'canvas', 'other'],
  mine: ['read', 'week', 'other'],
  clinician: ['read', 'other'],
  data: ['read', 'week', 'other'],
};

/** In which forms a copy can be made, in groups. The canvas is as it is now, and never for somebody outside. */
export function formatsOf(
  { audience, session, thirdParty }: Chosen,
  canMake: (format: Format) => boolean,
): ReadonlyArray<{ readonly group: Group; readonly formats: readonly Format[] }> {
  return GROUPS_OF[audience].flatMap((group) => {
    // Only whole pages say who they are for.
    if (thirdParty !== undefined && (group === 'week' || group === 'canvas')) return [];
    if (group === 'canvas' && session !== undefined) return [];
    const formats = FORMATS_OF[group].filter(
      (format) => canMake(format) && (format !== 'fridge' || audience !== 'data'),
    );
    return formats.length === 0 ? [] : [{ group, formats }];
  });
}
