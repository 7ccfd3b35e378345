import type { PageItem, PageSection } from './page.ts';
import type { Section, Summary } from './summary.ts';
import type { Wording } from './wording.ts';

/**
 * A clinician's note: parts with the facts that belong there, and room for what only a clinician can say,
 * always after the facts.
 */
export function chartSections(
  chart: NonNullable<Summary['chart']>,
  wording: Wording,
  sectionOf: (section: Section, level: 3, wording: Wording) => PageSection,
): PageSection[] {
  const { summary, words } = wording;
  return chart.parts.flatMap(({ part, sections, stages, blank }) => {
    const inside = sections
      .flatMap((id) => summary.sections.filter((one) => one.id === id))
      .map((section) => sectionOf(section, 3, wording));
    const toWrite = blank && inside.length === 0;
    const own: PageSection = {
      ...plainSection(part, words.parts[part], 2),
      intro: toWrite ? words.toWrite : undefined,
      blank: toWrite,
      items: stages ? [factsItem(`${part}-facts`, chart, wording)] : [],
    };
    if (!blank || toWrite) return [own, ...inside];
    return [own, ...inside, { ...plainSection(`${part}-blank`, words.toWrite, 3), blank: true }];
  });
}

function factsItem(
  id: string,
  { present, stages }: NonNullable<Summary['chart']>,
  { words, name }: Wording,
): PageItem {
  const done = stages.map((stage) => words.stages[stage]);
  return {
    ...plainItem(id),
    notes: [
      { text: words.seats(words.list(present.map(name))), quote: undefined },
      ...(done.length === 0
        ? []
        : [{ text: words.said(words.stagesLabel, words.list(done)), quote: undefined }]),
    ],
  };
}

export const plainSection = (id: string, heading: string, level: 2 | 3 = 2): PageSection => ({
  id,
  hue: undefined,
  heading,
  level,
  intro: undefined,
  items: [],
  blank: false,
  picture: undefined,
});

export const plainItem = (id: string, label?: string, words = ''): PageItem => ({
  id,
  label,
  by: undefined,
  words,
  rows: [],
  notes: [],
});
