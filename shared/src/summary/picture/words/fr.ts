import { counted, listed } from './counted.ts';
import type { OwnWords } from './words.ts';

export const fr: OwnWords = {
  lanes: {
    needs: 'Besoins',
    requests: 'Demandes',
    boundaries: 'Limites',
    'next-week': 'La semaine prochaine',
    appreciations: 'Appréciations',
    feelings: 'Sentiments',
    wins: 'Petites réussites',
    parked: 'Pour plus tard',
  },
  prompts: {
    'one-thing-noticed': 'Une chose que j’ai remarquée et aimée cette semaine',
    'feeling-today': 'Un sentiment qui est là aujourd’hui',
    'one-need-today': 'Une chose dont j’ai besoin aujourd’hui',
    'feeling-now': 'Ce que je ressens en ce moment',
    'need-under-it': 'Le besoin sous ce sentiment',
    'doable-request': 'Une petite chose à laquelle tu peux dire oui ou non',
    'small-win': 'Un moment qui s’est un peu mieux passé',
    'one-step-next-week': 'Un pas pour la semaine prochaine',
    'cycle-intro': 'Comment cela se passe entre nous quand c’est difficile',
    'cycle-trigger': 'Ce qui le déclenche',
    'cycle-meaning': 'Ce que je me dis que cela signifie',
    'cycle-feeling-on-top': 'Le sentiment en surface',
    'cycle-feeling-underneath': 'Le sentiment en dessous',
    'cycle-what-i-do': 'Ce que je fais alors',
    'repair-intro': 'Ce que j’ai fait, ce que j’ai entendu, ce que je fais autrement',
    'boundary-intro': 'Ce que je ferai pour prendre soin d’une de mes limites',
    'transparency-intro': 'Écrit par chacun pour soi, pour un temps limité',
    'transparency-need': 'Ce qui m’aiderait à me sentir en sécurité pour le moment',
    'the-problem-does': 'Ce que le problème nous fait à tous les deux',
    'times-we-were-stronger': 'Des moments où nous étions plus forts que le problème',
    'problem-name': 'Si le problème avait un nom, quel serait-il ?',
  },
  alt: {
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
  },
};
