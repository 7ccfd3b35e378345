import type { CardKind } from '../../board/kinds.ts';
import type { LaneId } from '../../board/lanes.ts';
import type { Point } from './geometry.ts';
import { element, number, type Markup } from './markup.ts';

/**
 * The icons of lanes and kinds, as the screen has them: drawings of lucide 1.48 (ISC licence, Lucide
 * Contributors; parts MIT, Cole Bemis), here as paths on 24 × 24, because the screen's come as
 * components of its framework. icons.test.ts holds them against those.
 */
export const DRAWINGS = {
  /** sprout */
  sprout: [
    'M14 9.536V7a4 4 0 0 1 4-4h1.5a.5.5 0 0 1 .5.5V5a4 4 0 0 1-4 4 4 4 0 0 0-4 4c0 2 1 3 1 5a5 5 0 0 1-1 3',
    'M4 9a5 5 0 0 1 8 4 5 5 0 0 1-8-4',
    'M5 21h14',
  ],
  /** hand-helping */
  hand: [
    'M11 12h2a2 2 0 1 0 0-4h-3c-.6 0-1.1.2-1.4.6L3 14',
    'm7 18 1.6-1.4c.3-.4.8-.6 1.4-.6h4c1.1 0 2.1-.4 2.8-1.2l4.6-4.4a2 2 0 0 0-2.75-2.91l-4.2 3.9',
    'm2 13 6 6',
  ],
  /** fence */
  fence: [
    'M4 3 2 5v15c0 .6.4 1 1 1h2c.6 0 1-.4 1-1V5Z',
    'M6 8h4',
    'M6 18h4',
    'm12 3-2 2v15c0 .6.4 1 1 1h2c.6 0 1-.4 1-1V5Z',
    'M14 8h4',
    'M14 18h4',
    'm20 3-2 2v15c0 .6.4 1 1 1h2c.6 0 1-.4 1-1V5Z',
  ],
  /** calendar-days */
  calendarDays: [
    'M8 2v3',
    'M16 2v3',
    'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z',
    'M3 9h18',
    'M8 13h.01',
    'M12 13h.01',
    'M16 13h.01',
    'M8 17h.01',
    'M12 17h.01',
    'M16 17h.01',
  ],
  /** flower-2 */
  flower: [
    'M12 5a3 3 0 1 1 3 3m-3-3a3 3 0 1 0-3 3m3-3v1M9 8a3 3 0 1 0 3 3M9 8h1m5 0a3 3 0 1 1-3 3m3-3h-1m-2 3v-1',
    'M10 8a2 2 0 1 0 4 0a2 2 0 1 0 -4 0',
    'M12 10v12',
    'M12 22c4.2 0 7-1.667 7-5-4.2 0-7 1.667-7 5Z',
    'M12 22c-4.2 0-7-1.667-7-5 4.2 0 7 1.667 7 5Z',
  ],
  /** waves-horizontal */
  waves: [
    'M2 12q2.5 2 5 0t5 0 5 0 5 0',
    'M2 19q2.5 2 5 0t5 0 5 0 5 0',
    'M2 5q2.5 2 5 0t5 0 5 0 5 0',
  ],
  /** sun */
  sun: [
    'M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0',
    'M12 2v2',
    'M12 20v2',
    'm4.93 4.93 1.41 1.41',
    'm17.66 17.66 1.41 1.41',
    'M2 12h2',
    'M20 12h2',
    'm6.34 17.66-1.41 1.41',
    'm19.07 4.93-1.41 1.41',
  ],
  /** bookmark */
  bookmark: [
    'M17 3a2 2 0 0 1 2 2v15a1 1 0 0 1-1.496.868l-4.512-2.578a2 2 0 0 0-1.984 0l-4.512 2.578A1 1 0 0 1 5 20V5a2 2 0 0 1 2-2z',
  ],
  /** handshake */
  handshake: [
    'm11 17 2 2a1 1 0 1 0 3-3',
    'm14 14 2.5 2.5a1 1 0 1 0 3-3l-3.88-3.88a3 3 0 0 0-4.24 0l-.88.88a1 1 0 1 1-3-3l2.81-2.81a5.79 5.79 0 0 1 7.06-.87l.47.28a2 2 0 0 0 1.42.25L21 4',
    'm21 3 1 11h-2',
    'M3 3 2 14l6.5 6.5a1 1 0 1 0 3-3',
    'M3 4h8',
  ],
  /** calendar-check */
  calendarCheck: [
    'M8 2v3',
    'M16 2v3',
    'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z',
    'M3 9h18',
    'm9 15 2 2 4-4',
  ],
  /** sticky-note */
  stickyNote: [
    'M21 9a2.4 2.4 0 0 0-.706-1.706l-3.588-3.588A2.4 2.4 0 0 0 15 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2z',
    'M15 3v5a1 1 0 0 0 1 1h5',
  ],
  /** message-circle-question-mark */
  question: [
    'M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719',
    'M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3',
    'M12 17h.01',
  ],
  /** bandage */
  bandage: [
    'M10 10.01h.01',
    'M10 14.01h.01',
    'M14 10.01h.01',
    'M14 14.01h.01',
    'M18 6v12',
    'M6 6v12',
    'M4 6h16a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2z',
  ],
} as const;

type IconName = keyof typeof DRAWINGS;

const KINDS: Readonly<Record<CardKind, IconName>> = {
  need: 'sprout',
  request: 'hand',
  boundary: 'fence',
  agreement: 'handshake',
  intention: 'calendarCheck',
  appreciation: 'flower',
  win: 'sun',
  feeling: 'waves',
  note: 'stickyNote',
  question: 'question',
  repair: 'bandage',
};

const LANES: Readonly<Record<LaneId, IconName>> = {
  needs: 'sprout',
  requests: 'hand',
  boundaries: 'fence',
  'next-week': 'calendarDays',
  appreciations: 'flower',
  feelings: 'waves',
  wins: 'sun',
  parked: 'bookmark',
};

export const kindIcon = (kind: CardKind, at: Point, size: number, colour: string): Markup =>
  icon(KINDS[kind], at, size, colour);

export const laneIcon = (lane: LaneId, at: Point, size: number, colour: string): Markup =>
  icon(LANES[lane], at, size, colour);

const icon = (name: IconName, { x, y }: Point, size: number, colour: string): Markup =>
  element(
    'g',
    {
      transform: `translate(${number(x)} ${number(y)}) scale(${Math.round((size / 24) * 1e4) / 1e4})`,
      fill: 'none',
      stroke: colour,
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    ...DRAWINGS[name].map((d) => element('path', { d })),
  );
