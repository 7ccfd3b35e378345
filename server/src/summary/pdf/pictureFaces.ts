/**
 * Each line of a picture names its face; here those names are the faces of `fonts.ts`. Of Arabic it is the
 * one that holds its dots, or the line would have letters without text; emoji are the ones that print well,
 * also where the machine has coloured ones.
 * @param svg as `canvasPicture` draws it
 */
export function withOwnFaces(svg: string): string {
  // Between quotes is an attribute: those of people's words are escaped.
  return svg.replaceAll(/ font-family="[^"]*"/g, (faces) =>
    OTHERS.reduce((all, [name, own]) => all.replaceAll(`&apos;${name}&apos;`, own), faces),
  );
}

const EMOJI = '&apos;Noto Emoji&apos;';

const OTHERS: ReadonlyArray<readonly [name: string, own: string]> = [
  ['Noto Sans Arabic', '&apos;IBM Plex Sans Arabic&apos;'],
  ['Nanum Gothic', '&apos;NanumGothic&apos;'],
  ['Noto Color Emoji', EMOJI],
  ['Apple Color Emoji', EMOJI],
  ['Segoe UI Emoji', EMOJI],
];
