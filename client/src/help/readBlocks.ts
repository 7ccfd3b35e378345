/** What a practice may write with: headings, lists, and paragraphs whose lines stay as they are. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'paragraph'; readonly text: string };

/**
 * The small part of Markdown that a letter needs: `# Heading`, `- item`, empty lines between. Everything
 * else is text as it stands: nothing in it is ever markup, a link or a picture.
 */
export function readBlocks(text: string): readonly Block[] {
  return text
    .split(/\n\s*\n/)
    .flatMap((part) => runsOf(part.split('\n').filter((line) => line.trim() !== '')))
    .map(blockOf);
}

type Line = { readonly kind: Block['kind']; readonly text: string };

/** Lines of one kind that stand together; each heading stands alone. */
function runsOf(lines: readonly string[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of lines.map(readLine)) {
    const last = runs.at(-1);
    if (last !== undefined && last[0]?.kind === line.kind && line.kind !== 'heading')
      last.push(line);
    else runs.push([line]);
  }
  return runs;
}

function readLine(line: string): Line {
  const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
  if (heading !== undefined && heading !== '') return { kind: 'heading', text: heading };
  const item = /^\s*[-*•]\s+(\S.*)$/.exec(line)?.[1];
  if (item !== undefined) return { kind: 'list', text: item.trim() };
  return { kind: 'paragraph', text: line.trim() };
}

function blockOf(lines: readonly Line[]): Block {
  const texts = lines.map(({ text }) => text);
  const kind = lines[0]?.kind ?? 'paragraph';
  return kind === 'list' ? { kind, items: texts } : { kind, text: texts.join('\n') };
}
