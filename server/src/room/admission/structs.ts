import { ByteReader } from '@steady/shared/protocol/bytes.ts';
import { ProtocolError } from '@steady/shared/protocol/errors.ts';
import { MAX_CLOCK } from '@steady/shared/protocol/limits.ts';
import { skipText } from './text.ts';
import { skipAny, skipId, skipJson, skipKey } from './values.ts';

/** What an item holds, as numbered in Yjs's V1 encoding; 9 is a sub-document and refused. */
export const CONTENT = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  skip: 10,
} as const;

export const HAS_ORIGIN = 0x80;
export const HAS_RIGHT_ORIGIN = 0x40;
export const HAS_PARENT_SUB = 0x20;
export const CONTENT_BITS = 0x1f;

const NAMED_TYPES = [3, 5]; // YXmlElement and YXmlHook write a name
const LAST_TYPE = 6;

/**
 * What a document takes. `sealed`: bytes in arrays and maps, under ids, and nothing that could hold a
 * readable word. The relay cannot tell sealed bytes from others; it can refuse all that is none.
 */
export type Takes = 'anything' | 'sealed';

const SEALED_CONTENT: readonly number[] = [
  CONTENT.gc,
  CONTENT.deleted,
  CONTENT.binary,
  CONTENT.type,
  CONTENT.skip,
];
const SEALED_TYPES = [0, 1]; // YArray and YMap

/** A reference to another struct; `client` is NONE when there is none. */
export interface Reference {
  client: number;
  clock: number;
}
export const NONE = -1;

/**
 * Reads structs one by one and keeps only what the last one said, so that 100,000 of them cost no
 * objects. `read` checks everything that one struct alone can get wrong:
 * known content, valid values and keys, a length of at least one, references to the same client
 * only backwards (Yjs throws or loops on others).
 */
export class StructReader {
  readonly reader: ByteReader;
  info = 0;
  content: number = CONTENT.gc;
  /** Clock ticks: UTF-16 code units, elements, or one. */
  length = 0;
  /** Where the struct, its right origin (if any) and its content start in the bytes. */
  from = 0;
  rightOriginFrom = 0;
  rightOriginTo = 0;
  contentFrom = 0;
  readonly origin: Reference = { client: NONE, clock: 0 };
  readonly rightOrigin: Reference = { client: NONE, clock: 0 };
  readonly parent: Reference = { client: NONE, clock: 0 };
  readonly #isSealed: boolean;

  constructor(bytes: Uint8Array, from = 0, to = bytes.length, takes: Takes = 'anything') {
    this.reader = new ByteReader(bytes, from, to);
    this.#isSealed = takes === 'sealed';
  }

  /** @throws ProtocolError 'malformed' */
  read(client: number, clock: number): void {
    const { reader } = this;
    this.from = reader.at;
    this.info = reader.byte();
    this.content = this.info & CONTENT_BITS;
    if (this.#isSealed && !SEALED_CONTENT.includes(this.content)) throw notSealed(); // [V12]
    this.origin.client = NONE;
    this.rightOrigin.client = NONE;
    this.parent.client = NONE;
    if (this.content === CONTENT.gc || this.content === CONTENT.skip) {
      if (this.info !== this.content) throw new ProtocolError('malformed', 'struct');
      this.contentFrom = reader.at;
      this.length = reader.varUint();
    } else {
      this.#readPlace(client, clock);
      this.contentFrom = reader.at;
      this.length = skipContent(reader, this.content);
      if (this.#isSealed && this.content === CONTENT.type) this.#refuseOtherTypes();
    }
    if (this.length === 0) throw new ProtocolError('malformed', 'empty struct');
    if (clock + this.length > MAX_CLOCK) throw new ProtocolError('malformed', 'clock out of range');
  }

  #readPlace(client: number, clock: number): void {
    const { reader, info } = this;
    if (info & HAS_ORIGIN) this.#readReference(this.origin, client, clock);
    this.rightOriginFrom = reader.at;
    if (info & HAS_RIGHT_ORIGIN) this.#readReference(this.rightOrigin, client, clock);
    this.rightOriginTo = reader.at;
    if (info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) return;
    const isRoot = reader.varUint();
    const skipName = this.#isSealed ? skipId : skipKey;
    if (isRoot === 1) skipName(reader);
    else if (isRoot === 0) this.#readReference(this.parent, client, clock);
    else throw new ProtocolError('malformed', 'parent');
    if (info & HAS_PARENT_SUB) skipName(reader);
  }

  #refuseOtherTypes(): void {
    const type = this.reader.bytes[this.contentFrom];
    if (type === undefined || !SEALED_TYPES.includes(type)) throw notSealed();
  }

  #readReference(reference: Reference, client: number, clock: number): void {
    reference.client = this.reader.varUint();
    reference.clock = this.reader.varUint();
    if (reference.client === client && reference.clock >= clock) {
      throw new ProtocolError('malformed', 'refers to itself or to what comes later');
    }
  }
}

const notSealed = () => new ProtocolError('malformed', 'what is not sealed');

/** @returns clock ticks */
function skipContent(reader: ByteReader, content: number): number {
  switch (content) {
    case CONTENT.deleted:
      return reader.varUint();
    case CONTENT.json: {
      const count = reader.varUint();
      for (let n = 0; n < count; n++) skipJson(reader, { undefinedToo: true });
      return count;
    }
    case CONTENT.binary:
      reader.varBytes();
      return 1;
    case CONTENT.string:
      return skipText(reader);
    case CONTENT.embed:
      skipJson(reader);
      return 1;
    case CONTENT.format:
      skipKey(reader);
      skipJson(reader);
      return 1;
    case CONTENT.type: {
      const type = reader.varUint();
      if (type > LAST_TYPE) throw new ProtocolError('malformed', `type ${type}`);
      if (NAMED_TYPES.includes(type)) skipKey(reader);
      return 1;
    }
    case CONTENT.any: {
      const count = reader.varUint();
      for (let n = 0; n < count; n++) skipAny(reader);
      return count;
    }
    default:
      throw new ProtocolError('malformed', `content ${content}`);
  }
}
