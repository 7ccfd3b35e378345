import type { LaneId } from '../../board/lanes.ts';
import type { Role } from '../../seats.ts';
import { PARTNER_B, roleOf, type Seat } from '../../seats.ts';
import type { ColourName } from './records.ts';

/**
 * The colours of the screen's light scheme as plain numbers, because a picture leaves the page and its
 * custom properties behind. colours.test.ts holds them against the page's tokens.
 */
export const PAPER = {
  page: '#f6f1e7',
  paper: '#fffdf8',
  ink: '#21252e',
  soft: '#434751',
  edge: '#7d7462',
  hairline: '#ddd4c1',
  onPerson: '#ffffff',
} as const;

export interface LaneColours {
  readonly ink: string;
  readonly edge: string;
  /** The lane's tint, 55 % of it over the page: a wide sheet of all of it would shout. */
  readonly sheet: string;
}

export const LANES: Readonly<Record<LaneId, LaneColours>> = {
  needs: { ink: '#633f00', edge: '#997238', sheet: '#f8edde' },
  requests: { ink: '#005455', edge: '#358989', sheet: '#e6f2ed' },
  boundaries: { ink: '#65335b', edge: '#9b658f', sheet: '#f9ebef' },
  'next-week': { ink: '#2b5322', edge: '#5d8754', sheet: '#ebf2e2' },
  appreciations: { ink: '#5c3f3f', edge: '#917170', sheet: '#f6ede8' },
  feelings: { ink: '#454462', edge: '#777797', sheet: '#f0eef1' },
  wins: { ink: '#4a4a29', edge: '#7d7d5a', sheet: '#f1efe4' },
  parked: { ink: '#43484e', edge: '#767b81', sheet: '#f0efec' },
};

const PEOPLE: Readonly<Record<Role, string>> = {
  partner: '#005672',
  therapist: '#3d5342',
  observer: '#4f4b57',
  'room-view': '#4f4b57',
};

export const personColour = (seat: Seat): string =>
  seat === PARTNER_B ? '#783818' : PEOPLE[roleOf(seat)];

/** Of one colour in the canvas's palette. */
export interface DrawingColour {
  readonly line: string;
  /** The ground of a filled shape. */
  readonly wash: string;
  /** The ground of a sticky note. */
  readonly note: string;
  readonly highlight: string;
}

/**
 * The six that the canvas offers, in the hues of the lanes, and seven that only come with what was
 * copied from another program of the engine's, as the engine shows them.
 */
export const DRAWING: Readonly<Record<ColourName, DrawingColour>> = {
  black: { line: '#21252e', wash: '#e4dfd3', note: '#f6e7b9', highlight: '#fddd00' },
  grey: { line: '#6b6f79', wash: '#e6e3dc', note: '#e9e5db', highlight: '#cbe7f1' },
  orange: { line: '#94702f', wash: '#f3e3c6', note: '#f5dfb6', highlight: '#ffa500' },
  blue: { line: '#2f7f82', wash: '#d5e9e9', note: '#cfe8e7', highlight: '#10acff' },
  violet: { line: '#8f5b83', wash: '#f0deeb', note: '#f0dcea', highlight: '#c77cff' },
  green: { line: '#547f48', wash: '#deebd8', note: '#d9ebd2', highlight: '#00ffc8' },
  'light-violet': { line: '#e085f4', wash: '#f5eafa', note: '#dfb0f9', highlight: '#ff88ff' },
  'light-blue': { line: '#4ba1f1', wash: '#ddedfa', note: '#9bc4fd', highlight: '#00f4ff' },
  yellow: { line: '#f1ac4b', wash: '#f9f0e6', note: '#fed49a', highlight: '#fddd00' },
  'light-green': { line: '#4cb05e', wash: '#dbf0e0', note: '#98d08a', highlight: '#65f641' },
  'light-red': { line: '#f87777', wash: '#f4dadb', note: '#f7a5a1', highlight: '#ff7fa3' },
  red: { line: '#e03131', wash: '#f4dadb', note: '#fc8282', highlight: '#ff636e' },
  white: { line: '#ffffff', wash: '#f5f5f5', note: '#ffffff', highlight: '#ffffff' },
};

/** What the engine lays under hatching, and fills a shape with that hides what is behind it. */
export const COVER = '#fcfffe';
export const FRAME = { ground: '#ffffff', edge: '#717171' } as const;
