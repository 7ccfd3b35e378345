import { describe, expect, it } from 'vitest';
import { PARTNER_A } from '../seats.ts';
import { fridgeOf } from './fridge.ts';
import type { Page, PageSection } from './page.ts';

const section = (id: string, heading: string, items: PageSection['items'] = []): PageSection => ({
  id,
  hue: 'next-week',
  heading,
  level: 2,
  intro: 'A sentence',
  items,
  blank: false,
  picture: undefined,
});

const page = (sections: readonly PageSection[]): Page => ({
  lang: 'en',
  dir: 'ltr',
  title: 'Our summary',
  lines: ['For Ana and Ben'],
  sections,
  foot: ['From our shared board.'],
});

describe('the fridge card', () => {
  it('keeps who, what reminds them, how often and the small version, and nothing that is nobody’s business', () => {
    const row = (field: 'cue' | 'smallVersion' | 'reviewOn', text: string) => ({
      field,
      label: field,
      text,
      isPeoples: true,
    });
    const link = { label: 'Grew from', text: 'I need to rest', isPeoples: true };
    const card = fridgeOf(
      page([
        section('agreements', 'Agreements'),
        section('next-week', 'Next week', [
          {
            id: 'a',
            label: 'Intention',
            by: { seat: PARTNER_A, name: 'Ana' },
            words: 'I cook on Tuesday',
            rows: [
              row('cue', 'Monday'),
              row('smallVersion', 'Soup'),
              row('reviewOn', 'Soon'),
              link,
            ],
            notes: [{ text: 'Ben has heard this', quote: undefined }],
          },
        ]),
      ]),
    );
    expect(card).toMatchObject({ title: 'Next week', lines: [], foot: [] });
    expect(card.sections).toHaveLength(1);
    expect(card.sections[0]).toMatchObject({ heading: '', intro: undefined, blank: false });
    expect(card.sections[0]?.items[0]).toMatchObject({
      label: undefined,
      words: 'I cook on Tuesday',
      rows: [{ text: 'Monday' }, { text: 'Soup' }],
      notes: [],
    });
  });

  it('has lines to write on while nothing is planned', () => {
    expect(fridgeOf(page([]))).toMatchObject({
      title: 'Next week',
      sections: [{ blank: true, items: [] }],
    });
  });
});
