import type {
  Page,
  PageItem,
  PageNote,
  PageRow,
  PageSection,
} from '@steady/shared/summary/page.ts';
import type { PdfOptions } from './options.ts';
import { withOwnFaces } from './pictureFaces.ts';
import { withOutlines } from './pictureOutlines.ts';
import { linesOf, type Around, type Line } from './writing.ts';

/**
 * What the template reads: the page as data, every text as lines of pieces. It is passed in as JSON and never
 * as markup, so nothing that people write means anything to the typesetter.
 */
export interface Sheet {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly paper: string;
  /** In the file's properties: no isolates, one line. */
  readonly name: string;
  readonly day: string;
  /** More than any one page holds: not even tried. */
  readonly several: boolean;
  readonly title: Text;
  readonly lines: readonly Text[];
  readonly sections: readonly SheetSection[];
  readonly foot: readonly Text[];
}

type Text = readonly Line[];

interface SheetSection {
  readonly id: string;
  readonly hue: string | null;
  readonly heading: Text;
  readonly level: number;
  readonly intro: Text | null;
  readonly items: readonly SheetItem[];
  readonly blank: boolean;
  readonly picture: { readonly svg: string; readonly alt: string; readonly ratio: number } | null;
}

interface SheetItem {
  readonly label: Text | null;
  readonly by: { readonly seat: string; readonly name: Text } | null;
  readonly words: Text;
  readonly rows: readonly SheetRow[];
  readonly notes: readonly SheetNote[];
  /** May go on in the next column: it could be taller than one. */
  readonly tall: boolean;
}

interface SheetRow {
  readonly label: Text;
  readonly text: Text;
  /** Whether it may stand beside others on a line: short, and in the page's direction. */
  readonly inline: boolean;
}

interface SheetNote {
  readonly text: Text;
  readonly quote: Text | null;
}

/** Cards; 27 fill a page comfortably. */
const MAX_ON_ONE_PAGE = 70;

export function sheetOf(page: Page, { paper, day }: PdfOptions): Sheet {
  const set = (text: string): Text => linesOf(text, page);
  return {
    lang: page.lang,
    dir: page.dir,
    paper,
    day,
    several: page.sections.reduce((sum, { items }) => sum + items.length, 0) > MAX_ON_ONE_PAGE,
    name: page.title.replaceAll(/[\u2066-\u2069]/g, ''),
    title: set(page.title),
    lines: page.lines.map(set),
    sections: page.sections.map((section) => sectionOf(section, page)),
    foot: page.foot.map(set),
  };
}

function sectionOf(section: PageSection, around: Around): SheetSection {
  const { id, hue, level, intro, items, blank, picture } = section;
  return {
    id,
    hue: hue ?? null,
    heading: linesOf(section.heading, around),
    level,
    intro: intro === undefined ? null : linesOf(intro, around),
    items: items.map((item) => itemOf(item, around)),
    blank,
    picture:
      picture === undefined
        ? null
        : {
            svg: withOutlines(withOwnFaces(picture.svg)),
            alt: picture.alt,
            ratio: picture.height / picture.width,
          },
  };
}

function itemOf({ label, by, words, rows, notes }: PageItem, around: Around): SheetItem {
  return {
    label: label === undefined ? null : linesOf(label, around),
    by: by === undefined ? null : { seat: by.seat, name: linesOf(by.name, around) },
    words: words === '' ? [] : linesOf(words, around),
    rows: rows.map((row) => rowOf(row, around)),
    notes: notes.map((note) => noteOf(note, around)),
    tall: lengthOf(words, rows, notes) > MAX_IN_ONE_PIECE,
  };
}

/** Characters of a card that stays in one piece: at most about a third of a column. */
const MAX_IN_ONE_PIECE = 700;
/** Characters that a line break counts for. */
const LINE = 40;

function lengthOf(words: string, rows: PageItem['rows'], notes: PageItem['notes']): number {
  const texts = [
    words,
    ...rows.flatMap(({ label, text }) => [label, text]),
    ...notes.flatMap(({ text, quote }) => [text, quote ?? '']),
  ];
  return texts.reduce((sum, text) => sum + text.length + LINE * (text.split('\n').length - 1), 0);
}

/** Characters of a row that may share its line with others. */
const SHORT_ROW = 56;

function rowOf({ label, text }: PageRow, around: Around): SheetRow {
  const lines = linesOf(text, around);
  const [first] = lines;
  return {
    label: linesOf(label, around),
    text: lines,
    inline: lines.length === 1 && text.length <= SHORT_ROW && first?.dir === around.dir,
  };
}

const noteOf = ({ text, quote }: PageNote, around: Around): SheetNote => ({
  text: linesOf(text, around),
  quote: quote === undefined ? null : linesOf(quote, around),
});
