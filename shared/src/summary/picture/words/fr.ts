import { counted, listed } from './counted.ts';
import type { AltWords } from './words.ts';

export const fr: AltWords = {
  title: 'Le dessin',
  whole: (cards, drawn) =>
    `Le dessin : ${listed(
      counted(cards, 'une carte', 'cartes'),
      counted(drawn, 'un élément dessiné', 'éléments dessinés'),
    )}.`,
  card: (kind, name, text) => `${kind}, de ${name} : ${text}`,
  cardOfNobody: (kind, text) => `${kind} : ${text}`,
  inside: (place, all, more) =>
    more === 0
      ? `${place} : ${all.join(' ; ')}.`
      : `${place} : ${all.join(' ; ')} ; et ${more} de plus.`,
  unnamedFrame: 'Un cadre',
  frame: (name) => `Cadre : ${name}`,
  note: (text) => `Petite note : ${text}`,
  text: (text) => `Texte : ${text}`,
  shape: (text) => `Forme avec des mots : ${text}`,
  link(kind, from, to) {
    switch (kind) {
      case 'grew-from':
        return `« ${from} » est né de « ${to} ».`;
      case 'answers':
        return `« ${from} » répond à « ${to} ».`;
      case 'supports':
        return `« ${from} » soutient « ${to} ».`;
      case 'repairs':
        return `« ${from} » répare « ${to} ».`;
    }
  },
  arrow: (from, to, text) =>
    text === ''
      ? `Une flèche de ${from} vers ${to}.`
      : `Une flèche de ${from} vers ${to} : ${text}`,
  wordless: 'quelque chose de dessiné',
  drawn: (count) => `Sans mots : ${counted(count, 'un élément dessiné', 'éléments dessinés')}.`,
  faraway: (count) =>
    `Trop loin pour être dans l’image : ${counted(count, 'un élément', 'éléments')}.`,
  more: (count) => `Non racontées ici : ${counted(count, 'une phrase', 'phrases')} de plus.`,
};
