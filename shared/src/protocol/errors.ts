import { CLOSE, type CloseCode } from './close.ts';

/**
 * malformed     the bytes are not what they say they are
 * unknown-type  a frame that does not exist, or not in this direction
 * too-big       above a limit of limits.ts
 * too-many      more frames than anybody's hands make
 * gap           clocks that do not follow what is stored, also after being asked again
 * foreign       new structs under somebody else's client id, or too many client ids
 * epoch         a copy of a document from before it was restored
 */
export type ProtocolErrorKind =
  | 'malformed'
  | 'unknown-type'
  | 'too-big'
  | 'too-many'
  | 'gap'
  | 'foreign'
  | 'epoch';

/** The client is wrong: close its session with `code`; the room goes on, unchanged. */
export class ProtocolError extends Error {
  readonly kind: ProtocolErrorKind;
  constructor(kind: ProtocolErrorKind, message: string) {
    super(`${kind}: ${message}`);
    this.name = 'ProtocolError';
    this.kind = kind;
  }

  get code(): CloseCode {
    return codeFor(this.kind);
  }
}

function codeFor(kind: ProtocolErrorKind): CloseCode {
  switch (kind) {
    case 'malformed':
    case 'unknown-type':
      return CLOSE.malformed.code;
    case 'too-big':
      return CLOSE.tooBig.code;
    case 'too-many':
      return CLOSE.resyncLater.code;
    case 'gap':
    case 'foreign':
    case 'epoch':
      return CLOSE.resync.code;
  }
}
