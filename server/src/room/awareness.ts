import { GONE, stamp, type Entry } from './awareness-entries.ts';
import { MAX_REMEMBERED_CLOCKS } from './limits.ts';

/** Whoever sends awareness: one session. */
export interface Voice {
  readonly user: { readonly seat: string; readonly name: string };
  /** Whether others may see it; asked for every message. */
  readonly mayBeSeen: () => boolean;
  /** Whether this client id is, or now becomes, the sender's own. */
  claim(client: number): boolean;
}

/**
 * Where people are: one entry per client id, of the session that speaks for it.
 *
 * R50 A session speaks for one client id: the first that is its person's own. Other entries in its
 *     frames are what its provider learned, and are ignored.
 * R51 `user` is the server's.
 * R52 The clock that others see only grows. It starts one above the client's, so that those who still
 *     remember this client's last clock, from before a reconnect or a restart, see it again.
 * R53 When a session ends its entry does.
 * R54 Whoever may not be seen is answered and shown to nobody: a screen in the room is no person.
 */
export interface AwarenessMap<V extends Voice = Voice> {
  /**
   * @returns entries to forward; none when there is nothing new
   * @throws ProtocolError 'malformed'
   */
  hear(voice: V, entries: readonly Entry[]): readonly Entry[];
  left(voice: V): readonly Entry[];
  /** Stamps anew after a change of name. */
  renamed(voice: V): readonly Entry[];
  /** Says of everybody that they left; whoever moves afterwards is seen again, if they may be. */
  hideAll(): ReadonlyArray<readonly [V, Entry]>;
  /** Entries of everybody but this session. */
  others(voice: V): readonly Entry[];
  ownOf(voice: V): Entry | undefined;
  /** An own entry under a new clock; undefined when there is none, or it said that it left. */
  renewed(voice: V): Entry | undefined;
}

interface Spoken<V> {
  readonly voice: V;
  readonly client: number;
  /** The client's own clock, and the one that others see. */
  heard: number;
  shown: number;
  state: string;
  /** Others have heard of it, and have to hear that it left. [R54] */
  isSeen: boolean;
}

export function makeAwarenessMap<V extends Voice>(): AwarenessMap<V> {
  const byVoice = new Map<V, Spoken<V>>();
  const byClient = new Map<number, Spoken<V>>();
  /** Clocks of those who left, oldest first. */
  const remembered = new Map<number, number>();

  function speakerFor(voice: V, { client, clock, state }: Entry): Spoken<V> | undefined {
    const spoken = byVoice.get(voice);
    if (spoken) return spoken.client === client ? spoken : undefined; // [R50]
    if (state === GONE || !voice.claim(client)) return undefined;
    // The same page on a new connection, before the old one was seen to end.
    const before = byClient.get(client);
    if (before) byVoice.delete(before.voice);
    const shown = Math.max(clock, before?.shown ?? remembered.get(client) ?? 0); // [R52]
    const fresh = { voice, client, heard: -1, shown, state: GONE, isSeen: before?.isSeen ?? false };
    byVoice.set(voice, fresh);
    byClient.set(client, fresh);
    remembered.delete(client);
    return fresh;
  }

  function show(spoken: Spoken<V>, clock: number, state: string): Entry {
    spoken.shown = Math.max(clock, spoken.shown + 1);
    spoken.state = state;
    return entryOf(spoken);
  }

  return {
    hear(voice, entries) {
      const news: Entry[] = [];
      for (const entry of entries) {
        const spoken = speakerFor(voice, entry);
        if (!spoken) continue;
        const isGoodbye = entry.clock === spoken.heard && entry.state === GONE;
        if (entry.clock <= spoken.heard && !isGoodbye) continue;
        const state = stamp(entry.state, voice.user);
        spoken.heard = entry.clock;
        // What we echoed comes back as the client's own: nobody has to hear it again.
        if (entry.clock === spoken.shown && state === spoken.state) continue;
        const shown = show(spoken, entry.clock, state);
        if (!voice.mayBeSeen()) continue; // [R54]
        spoken.isSeen = true;
        news.push(shown);
      }
      return news;
    },
    left(voice) {
      const spoken = byVoice.get(voice);
      if (!spoken) return [];
      byVoice.delete(voice);
      byClient.delete(spoken.client);
      const isNews = spoken.isSeen && spoken.state !== GONE;
      const goodbye = show(spoken, 0, GONE);
      remembered.set(spoken.client, spoken.shown);
      const [oldest] = remembered.keys();
      if (remembered.size > MAX_REMEMBERED_CLOCKS && oldest !== undefined)
        remembered.delete(oldest);
      return isNews ? [goodbye] : [];
    },
    renamed(voice) {
      const spoken = byVoice.get(voice);
      if (!spoken?.isSeen || spoken.state === GONE) return [];
      return [show(spoken, 0, stamp(spoken.state, voice.user))];
    },
    hideAll() {
      const hidden: Array<readonly [V, Entry]> = [];
      for (const spoken of byClient.values()) {
        if (!spoken.isSeen || spoken.state === GONE) continue;
        hidden.push([spoken.voice, show(spoken, 0, GONE)]);
        spoken.isSeen = false;
      }
      return hidden;
    },
    others(voice) {
      return [...byClient.values()]
        .filter((spoken) => spoken.voice !== voice && spoken.isSeen && spoken.state !== GONE)
        .map(entryOf);
    },
    ownOf(voice) {
      const spoken = byVoice.get(voice);
      return spoken && entryOf(spoken);
    },
    renewed(voice) {
      const spoken = byVoice.get(voice);
      return spoken && spoken.state !== GONE ? show(spoken, 0, spoken.state) : undefined;
    },
  };
}

function entryOf({ client, shown, state }: Spoken<unknown>): Entry {
  return { client, clock: shown, state };
}
