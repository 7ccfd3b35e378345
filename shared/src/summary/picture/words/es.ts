import { counted, listed } from './counted.ts';
import type { OwnWords } from './words.ts';

export const es: OwnWords = {
  lanes: {
    needs: 'Necesidades',
    requests: 'Peticiones',
    boundaries: 'Límites',
    'next-week': 'La próxima semana',
    appreciations: 'Agradecimientos',
    feelings: 'Sentimientos',
    wins: 'Logros',
    parked: 'Para más tarde',
  },
  prompts: {
    'one-thing-noticed': 'Algo que noté y me gustó esta semana',
    'feeling-today': 'Un sentimiento que está aquí hoy',
    'one-need-today': 'Algo que necesito hoy',
    'feeling-now': 'Lo que siento ahora mismo',
    'need-under-it': 'La necesidad debajo de ese sentimiento',
    'doable-request': 'Algo pequeño a lo que puedas decir sí o no',
    'small-win': 'Un momento que fue un poco mejor',
    'one-step-next-week': 'Un paso para la próxima semana',
    'cycle-intro': 'Cómo nos va cuando se pone difícil',
    'cycle-trigger': 'Lo que lo desencadena',
    'cycle-meaning': 'Lo que me digo que significa',
    'cycle-feeling-on-top': 'El sentimiento de encima',
    'cycle-feeling-underneath': 'El sentimiento de debajo',
    'cycle-what-i-do': 'Lo que hago entonces',
    'repair-intro': 'Lo que hice, lo que he escuchado, lo que hago de otra manera',
    'boundary-intro': 'Lo que haré para cuidar un límite mío',
    'transparency-intro': 'Escrito por cada uno para sí, por un tiempo limitado',
    'transparency-need': 'Lo que me ayudaría a sentir seguridad por ahora',
    'the-problem-does': 'Lo que el problema nos hace a los dos',
    'times-we-were-stronger': 'Momentos en que fuimos más fuertes que el problema',
    'problem-name': 'Si el problema tuviera un nombre, ¿cuál sería?',
  },
  alt: {
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
  },
};
