import { createSignal } from 'solid-js';
import { en } from './en/index.ts';
import { isolating } from './isolating.ts';

/**
 * Every sentence a person reads, by language. Leaves are strings, or functions of one object that make a
 * whole sentence: `count` is a number, everything else a ready text. Sentences are never glued from parts.
 */
export type Words = typeof en;

const [dictionary, setDictionary] = createSignal<Words>(isolating(en));

/** `words().board.undo`; reactive, so that a language may be changed while a page stands. */
export const words = dictionary;

/** Another language is another object of the same type, imported when somebody chooses it. */
export function setLanguage(tag: string, language: Words): void {
  document.documentElement.lang = tag;
  document.documentElement.dir = directionOf(tag);
  setDictionary(() => isolating(language));
}

/** For dates and numbers inside our sentences: the person's own variety of the page's language. */
export function locale(): string {
  const tag = document.documentElement.lang || 'en';
  return navigator.languages.find((one) => one.split('-')[0] === tag.split('-')[0]) ?? tag;
}

const RTL = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Which way the page itself runs. What people write carries its own `dir="auto"`. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RTL.has(tag.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
