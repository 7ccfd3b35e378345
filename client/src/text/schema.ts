import { Schema, type Node } from 'prosemirror-model';

/**
 * The document is the paragraph: a node of text and nothing around it, so a position in it is an
 * index into the Y.Text. No marks, no breaks but "\n": nothing a paste could bring in.
 */
export const schema = new Schema({
  nodes: { doc: { content: 'text*', whitespace: 'pre' }, text: {} },
});

export const docOf = (text: string): Node =>
  schema.node('doc', null, text === '' ? [] : [schema.text(text)]);

export const textOf = (doc: Node): string => doc.textContent;
