import type { Paragraph, Run } from './lines.ts';

/**
 * Words as the canvas's text editor keeps them (a tree of ProseMirror nodes) into paragraphs. Only
 * words and their manner are read: an address behind a link, or whatever else a node claims, is not.
 */
export function paragraphsOf(tree: unknown): Paragraph[] {
  const paragraphs: Run[][] = [];
  let letters = 0;
  const visit = (node: unknown, depth: number, before: string) => {
    if (!isNode(node) || depth > MAX_DEPTH || letters > MAX_LETTERS) return;
    const { type, text, content } = node;
    if (type === 'text' && typeof text === 'string') {
      letters += text.length;
      const kept = letters > MAX_LETTERS ? `${text.slice(0, MAX_LETTERS)}…` : text;
      paragraphs.at(-1)?.push({ text: kept, ...mannerOf(node) });
    } else if (type === 'hardBreak') paragraphs.push([]);
    else if (type === 'listItem') {
      childrenOf(content).forEach((child, n) => visit(child, depth + 1, n === 0 ? before : INDENT));
    } else if (type === 'bulletList' || type === 'orderedList') {
      childrenOf(content).forEach((child, n) =>
        visit(child, depth + 1, type === 'bulletList' ? '•  ' : `${n + 1}.  `),
      );
    } else {
      if (type !== 'doc' && type !== 'blockquote')
        paragraphs.push(before === '' ? [] : [{ text: before }]);
      for (const child of childrenOf(content)) visit(child, depth + 1, before);
    }
  };
  visit(tree, 0, '');
  return paragraphs;
}

/** The words alone, for those who hear the picture. */
export const wordsOf = (paragraphs: readonly Paragraph[]): string =>
  paragraphs
    .map((runs) => runs.map(({ text }) => text).join(''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Letters in one shape: far more than anybody reads on a sheet; beyond it a sheet would be a book. */
const MAX_LETTERS = 4_000;

/** Nodes within nodes: a list in a list in a list. A deeper tree is somebody's attack on the stack. */
const MAX_DEPTH = 16;

const INDENT = '    ';

interface Node {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly content?: unknown;
  readonly marks?: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const childrenOf = (content: unknown): readonly unknown[] =>
  Array.isArray(content) ? content : [];

function mannerOf({ marks }: Node): Omit<Run, 'text'> {
  const names = childrenOf(marks).map((mark) => (isNode(mark) ? mark.type : undefined));
  return {
    ...(names.includes('bold') ? { bold: true } : {}),
    ...(names.includes('italic') ? { italic: true } : {}),
    ...(names.includes('strike') ? { struck: true } : {}),
  };
}
