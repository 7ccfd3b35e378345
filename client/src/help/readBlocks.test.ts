import { expect, it } from 'vitest';
import { readBlocks } from './readBlocks.ts';

it('reads headings, lists, and paragraphs with their lines', () => {
  const text =
    '# Between us\nWe keep what you write.\nFor ten years.\n\n- 112, day and night\n* 0800 111 0 111\n\n## Limits ##\nDanger to life.';
  expect(readBlocks(text)).toEqual([
    { kind: 'heading', text: 'Between us' },
    { kind: 'paragraph', text: 'We keep what you write.\nFor ten years.' },
    { kind: 'list', items: ['112, day and night', '0800 111 0 111'] },
    { kind: 'heading', text: 'Limits' },
    { kind: 'paragraph', text: 'Danger to life.' },
  ]);
});

it('takes everything else for words', () => {
  const text = '<img src=x onerror=ran()> [here](javascript:ran()) **now** #1 -5';
  expect(readBlocks(text)).toEqual([{ kind: 'paragraph', text }]);
  expect(readBlocks('# ')).toEqual([{ kind: 'paragraph', text: '#' }]);
  expect(readBlocks(' \n\n ')).toEqual([]);
});

it('loses no letter of any text', () => {
  const text = 'One\n\n\n- two\nthree\n# four\n#five\n- ';
  const said = readBlocks(text).flatMap((block) =>
    block.kind === 'list' ? block.items : [block.text],
  );
  for (const word of ['One', 'two', 'three', 'four', '#five', '-'])
    expect(said.join('\n')).toContain(word);
});
