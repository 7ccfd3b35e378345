import { counted, listed } from './counted.ts';
import type { AltWords } from './words.ts';

export const es: AltWords = {
  title: 'El dibujo',
  whole: (cards, drawn) =>
    `El dibujo: ${listed(
      counted(cards, 'una tarjeta', 'tarjetas'),
      counted(drawn, 'un elemento dibujado', 'elementos dibujados'),
    )}.`,
  card: (kind, name, text) => `${kind} de ${name}: ${text}`,
  cardOfNobody: (kind, text) => `${kind}: ${text}`,
  inside: (place, all, more) =>
    more === 0 ? `${place}: ${all.join('; ')}.` : `${place}: ${all.join('; ')}; y ${more} más.`,
  unnamedFrame: 'Un marco',
  frame: (name) => `Marco: ${name}`,
  note: (text) => `Nota adhesiva: ${text}`,
  text: (text) => `Texto: ${text}`,
  shape: (text) => `Forma con palabras: ${text}`,
  link(kind, from, to) {
    switch (kind) {
      case 'grew-from':
        return `«${from}» nació de «${to}».`;
      case 'answers':
        return `«${from}» responde a «${to}».`;
      case 'supports':
        return `«${from}» apoya «${to}».`;
      case 'repairs':
        return `«${from}» repara «${to}».`;
    }
  },
  arrow: (from, to, text) =>
    text === '' ? `Una flecha de ${from} a ${to}.` : `Una flecha de ${from} a ${to}: ${text}`,
  wordless: 'algo dibujado',
  drawn: (count) =>
    `Sin palabras: ${counted(count, 'un elemento dibujado', 'elementos dibujados')}.`,
  faraway: (count) =>
    `Demasiado lejos para estar en la imagen: ${counted(count, 'un elemento', 'elementos')}.`,
  more: (count) => `Sin contar aquí: ${counted(count, 'una frase', 'frases')} más.`,
};
