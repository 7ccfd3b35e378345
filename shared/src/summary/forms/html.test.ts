import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { A_PICTURE, fullBoard } from '../../../../tests/support/summary/full-board.ts';
import { AWKWARD } from '../../../../tests/support/summary/sayings.ts';
import { elementsOf, readHtml, said } from '../../../../tests/support/summary/readers.ts';
import { PARTNER_A } from '../../seats.ts';
import { LANGUAGES } from '../../board/language.ts';
import { textOf, type Page } from '../page.ts';
import { pageOf } from '../pageOf.ts';
import { summarise } from '../summarise.ts';
import { escapeHtml, toHtml } from './html.ts';
import { STYLE, STYLE_HASH } from './htmlStyle.ts';

const whole = (language: (typeof LANGUAGES)[number] = 'en'): Page => {
  const board = fullBoard(language);
  return pageOf(
    summarise(board.input({ picture: A_PICTURE }), { audience: 'ours', seat: PARTNER_A }),
  );
};

describe('the HTML form', () => {
  it.each(LANGUAGES)(
    'in %s has one title, headings without a gap, its language and direction',
    (language) => {
      const page = whole(language);
      const elements = elementsOf(toHtml(page));
      const [html] = elements;
      expect(html).toMatchObject({ name: 'html', attrs: { lang: language, dir: page.dir } });
      const levels = elements.flatMap(({ name }) => (/^h\d$/.test(name) ? [Number(name[1])] : []));
      expect(levels[0]).toBe(1);
      levels.reduce((before, level) => {
        expect(level).toBeLessThanOrEqual(before + 1);
        return level;
      });
    },
  );

  it('[E7] forbids itself everything but its own style and picture', () => {
    const html = toHtml(whole());
    const style = /<style>([^]*?)<\/style>/.exec(html)![1]!;
    expect(style).toBe(STYLE);
    expect(`sha256-${createHash('sha256').update(style).digest('base64')}`).toBe(STYLE_HASH);
    const elements = elementsOf(html);
    const policy = elements.find(({ attrs }) => attrs['http-equiv'] === 'Content-Security-Policy');
    expect(policy!.attrs['content']).toBe(
      `default-src 'none'; style-src '${STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    // Before anything that it is about.
    const names = elements.map(({ name }) => name);
    expect(elements.indexOf(policy!)).toBeLessThan(names.indexOf('style'));
  });

  it('[E7] has no element, attribute or address that people wrote', () => {
    const elements = elementsOf(toHtml(whole()));
    const known = new Set(
      'html head meta title style body main header h1 h2 h3 p section div ul li span bdi dl dt dd blockquote figure img footer'.split(
        ' ',
      ),
    );
    expect(elements.filter(({ name }) => !known.has(name))).toEqual([]);
    const attributes = new Set(elements.flatMap(({ attrs }) => Object.keys(attrs)));
    expect([...attributes].toSorted()).toEqual(
      'alt charset class content data-hue data-seat dir height http-equiv lang name src width'.split(
        ' ',
      ),
    );
    for (const { attrs } of elements)
      if ('src' in attrs) expect(attrs['src']).toMatch(/^data:image\/svg\+xml,[\w%.~!*()-]+$/);
  });

  it('[E7] escapes what could end a text or an attribute', () => {
    for (const words of [...AWKWARD, `"'><`]) {
      const html = `<!doctype html><p title="${escapeHtml(words)}">${escapeHtml(words)}</p>`;
      const p = elementsOf(html).find(({ name }) => name === 'p')!;
      expect(p.attrs).toEqual({ title: words });
      expect(readHtml(html)).toEqual([words]);
    }
  });

  it('says what the page says', () => {
    const page = whole();
    expect(said(readHtml(toHtml(page)))).toEqual(said(textOf(page)));
  });
});
