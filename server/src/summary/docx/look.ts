import {
  BorderStyle,
  LevelFormat,
  LineRuleType,
  type INumberingOptions,
  type IStylesOptions,
} from 'docx';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import type { Language } from '@steady/shared/board/language.ts';

/** As word processors name them, for spelling, hyphens and voices. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  ar: 'ar-SA',
  he: 'he-IL',
};

/** Ink and line of each lane: hue and pattern at once, so that they differ in grey too. */
export const LANES: Readonly<
  Record<
    LaneId,
    { readonly ink: string; readonly line: (typeof BorderStyle)[keyof typeof BorderStyle] }
  >
> = {
  needs: { ink: '633f00', line: BorderStyle.DOTTED },
  requests: { ink: '005455', line: BorderStyle.DASHED },
  boundaries: { ink: '65335b', line: BorderStyle.DOUBLE },
  'next-week': { ink: '2b5322', line: BorderStyle.THICK },
  appreciations: { ink: '5c3f3f', line: BorderStyle.DOT_DASH },
  feelings: { ink: '454462', line: BorderStyle.WAVE },
  wins: { ink: '4a4a29', line: BorderStyle.DOT_DOT_DASH },
  parked: { ink: '43484e', line: BorderStyle.DASH_SMALL_GAP },
};

export const INK = '21252e';
export const SOFT = '434751';
export const HAIRLINE = 'a89f8c';

/** What every word processor has, or has something like it for; other scripts in its own choice. */
const SERIF = { ascii: 'Georgia', hAnsi: 'Georgia', cs: 'Times New Roman' };
const SANS = { ascii: 'Verdana', hAnsi: 'Verdana', cs: 'Arial' };

/** Half points. */
const heading = (size: number, before: number) => ({
  run: {
    font: SERIF,
    size,
    sizeComplexScript: size,
    bold: true,
    boldComplexScript: true,
    color: INK,
  },
  paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
});

const style = (
  id: string,
  size: number,
  color: string,
  spacing: { readonly before?: number; readonly after?: number },
) => ({
  id,
  name: id,
  basedOn: 'Normal',
  run: { size, sizeComplexScript: size, color },
  paragraph: { spacing },
});

export const FACTS = 'facts';

export const numbering: INumberingOptions = {
  config: [
    {
      reference: FACTS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          style: { paragraph: { indent: { start: 340, hanging: 200 } } },
        },
      ],
    },
  ],
};

export const stylesIn = (language: Language): IStylesOptions => ({
  default: {
    document: {
      run: {
        font: SANS,
        size: 20,
        sizeComplexScript: 20,
        color: INK,
        language: {
          value: language === 'ar' || language === 'he' ? 'en-GB' : LANGUAGE_TAGS[language],
          bidirectional: LANGUAGE_TAGS[language === 'he' ? 'he' : 'ar'],
          eastAsia: 'zh-CN',
        },
      },
      paragraph: { spacing: { line: 276, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(40, 0),
    heading2: heading(27, 320),
    heading3: heading(23, 200),
  },
  paragraphStyles: [
    style('Lines', 18, SOFT, {}),
    style('Intro', 18, SOFT, { after: 80 }),
    style('Head', 17, SOFT, { before: 160 }),
    style('Words', 22, INK, {}),
    style('Facts', 18, INK, {}),
    { ...style('Said', 18, INK, {}), paragraph: { indent: { start: 500 } } },
    style('Blank', 28, INK, {}),
    style('Foot', 16, SOFT, { before: 120 }),
  ],
  characterStyles: [
    { id: 'Label', name: 'Label', run: { color: SOFT } },
    { id: 'Kind', name: 'Kind', run: { color: SOFT, bold: true, boldComplexScript: true } },
  ],
});
