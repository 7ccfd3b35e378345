/**
 * The canvas records every board starts with, as the canvas engine makes them (tldraw 3.15.6), keys
 * flattened. A constant, because the server must not load a canvas engine to make a board; the
 * canvas tests hold it against the engine.
 */
export const CANVAS_SEED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'document:document': { typeName: 'document', gridSize: 10, name: '' },
  'page:page': { typeName: 'page', name: 'Board', index: 'a1' },
};

/** `schema.serialize()` of the engine that wrote the records, as JSON: what migrations start from. */
export const CANVAS_SCHEMA = '';
