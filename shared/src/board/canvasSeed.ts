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
export const CANVAS_SCHEMA =
  '{"schemaVersion":2,"sequences":{' +
  '"com.tldraw.store":4,"com.tldraw.asset":1,"com.tldraw.camera":1,"com.tldraw.document":2,' +
  '"com.tldraw.instance":25,"com.tldraw.instance_page_state":5,"com.tldraw.page":1,' +
  '"com.tldraw.instance_presence":6,"com.tldraw.pointer":1,"com.tldraw.shape":4,' +
  '"com.tldraw.asset.bookmark":2,"com.tldraw.asset.image":5,"com.tldraw.asset.video":5,' +
  '"com.tldraw.shape.arrow":6,"com.tldraw.shape.bookmark":2,"com.tldraw.shape.draw":2,' +
  '"com.tldraw.shape.embed":4,"com.tldraw.shape.frame":1,"com.tldraw.shape.geo":10,' +
  '"com.tldraw.shape.group":0,"com.tldraw.shape.highlight":1,"com.tldraw.shape.image":5,' +
  '"com.tldraw.shape.line":5,"com.tldraw.shape.note":9,"com.tldraw.shape.text":3,' +
  '"com.tldraw.shape.video":4,"com.tldraw.binding.arrow":1}}';
