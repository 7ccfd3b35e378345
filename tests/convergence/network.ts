import type { SessionHandle } from '@steady/server/room/room-of-session.ts';
import type { Socket } from '@steady/server/room/socket.ts';

/**
 * Sockets between replicas and a server. Frames of one socket arrive in order, each as late as the
 * test decides; of a connection that breaks, whatever had not arrived is lost, also a frame of
 * which some bytes were already there. Each side learns of the end in its own time, so a page may be
 * back on a new socket while the server still talks to the old one.
 */
export interface Network {
  /** Opens a socket. `join` is called when the handshake has reached the server: at once. */
  connect(page: Page, join: (socket: Socket) => SessionHandle): Line;
  /** Breaks a page's connection after `up` and `down` more frames of those under way. */
  cut(page: Page, up: number, down: number): void;
  /** The server died: what it had sent still arrives, then every connection is at its end. */
  serverDied(): void;
  /** Lets one frame (or end) arrive. @param choice which of the sockets' ends, modulo their number */
  deliver(choice: number): boolean;
  readonly underWay: number;
}

/** A page's end of a socket. */
export interface Page {
  received(bytes: Uint8Array): void;
  /** @param code as the page sees it; 1006 for a connection that broke */
  closed(code: number): void;
}

export interface Line {
  send(bytes: Uint8Array): void;
}

const BROKEN = 1006;

interface Wire {
  page: Page | undefined;
  session: SessionHandle | undefined;
  up: Array<Uint8Array | 'end'>;
  down: Array<Uint8Array | { readonly code: number }>;
  upIsOver: boolean;
  downIsOver: boolean;
}

export function makeNetwork(): Network {
  let wires: Wire[] = [];

  return {
    connect(page, join) {
      const wire: Wire = {
        page,
        session: undefined,
        up: [],
        down: [],
        upIsOver: false,
        downIsOver: false,
      };
      wires.push(wire);
      wire.session = join({
        bufferedBytes: 0,
        send(bytes) {
          if (!wire.downIsOver) wire.down.push(bytes);
        },
        close(code) {
          if (wire.downIsOver) return;
          wire.down.push({ code });
          wire.downIsOver = true;
          wire.upIsOver = true;
          wire.up = [];
        },
      });
      return {
        send(bytes) {
          if (!wire.upIsOver) wire.up.push(bytes);
        },
      };
    },
    cut(page, up, down) {
      const wire = wires.find((one) => one.page === page && !one.downIsOver);
      if (wire !== undefined) end(wire, up % (wire.up.length + 1), down % (wire.down.length + 1));
    },
    serverDied() {
      for (const wire of wires) {
        wire.session = undefined;
        if (!wire.downIsOver) wire.down.push({ code: BROKEN });
        wire.downIsOver = true;
        wire.upIsOver = true;
        wire.up = [];
      }
    },
    deliver(choice) {
      const ends = wires.flatMap((wire) => [
        ...(wire.up.length > 0 ? [() => arriveUp(wire)] : []),
        ...(wire.down.length > 0 ? [() => arriveDown(wire)] : []),
      ]);
      const arrive = ends[choice % Math.max(1, ends.length)];
      arrive?.();
      wires = wires.filter(({ up, down, page, session }) =>
        page !== undefined || session !== undefined ? true : up.length + down.length > 0,
      );
      return arrive !== undefined;
    },
    get underWay() {
      return wires.reduce((sum, { up, down }) => sum + up.length + down.length, 0);
    },
  };

  function end(wire: Wire, up: number, down: number): void {
    wire.up = [...wire.up.slice(0, up), 'end'];
    wire.down = [...wire.down.slice(0, down), { code: BROKEN }];
    wire.upIsOver = true;
    wire.downIsOver = true;
  }

  function arriveUp(wire: Wire): void {
    const arrived = wire.up.shift();
    if (arrived === 'end') {
      wire.session?.closed();
      wire.session = undefined;
    } else if (arrived !== undefined) wire.session?.receive(arrived);
  }

  function arriveDown(wire: Wire): void {
    const arrived = wire.down.shift();
    if (arrived === undefined) return;
    if (arrived instanceof Uint8Array) return wire.page?.received(arrived);
    const { page } = wire;
    wire.page = undefined;
    // A close frame is answered: the server's side of the socket ends too.
    if (arrived.code !== BROKEN) {
      wire.session?.closed();
      wire.session = undefined;
    }
    page?.closed(arrived.code);
  }
}
