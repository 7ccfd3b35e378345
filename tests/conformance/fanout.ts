import type { Fanout, Hint } from '@steady/server/fanout/fanout.ts';
import { describe, expect, it } from 'vitest';

/** @param open makes `count` machines that hear each other; `quiet` waits until all is heard */
export function fanoutConformance(
  name: string,
  open: (count: number) => Promise<{ machines: readonly Fanout[]; quiet: () => Promise<void> }>,
): void {
  const committed = (seq: number): Hint => ({ kind: 'committed', seq });
  const heardBy = (machine: Fanout, topic: string) => {
    const heard: Hint[] = [];
    const stop = machine.subscribe(topic, (hint) => heard.push(hint));
    return { heard, stop };
  };

  describe(`fan-out: ${name}`, () => {
    it('[F1] every other machine hears what is published, in order', async () => {
      const { machines, quiet } = await open(3);
      const [a, b] = [heardBy(machines[1]!, 't'), heardBy(machines[2]!, 't')];
      await quiet();
      const hints = [1, 2, 3].map(committed);
      for (const hint of hints) machines[0]!.publish('t', hint);
      machines[0]!.publish('t', { kind: 'awareness', update: Uint8Array.of(1, 2) });
      await quiet();
      const expected = [...hints, { kind: 'awareness', update: Uint8Array.of(1, 2) }];
      expect(a.heard).toEqual(expected);
      expect(b.heard).toEqual(expected);
    });

    it('[F2] nobody hears themselves or another topic', async () => {
      const { machines, quiet } = await open(2);
      const own = heardBy(machines[0]!, 't');
      const other = heardBy(machines[1]!, 'other');
      await quiet();
      machines[0]!.publish('t', committed(1));
      await quiet();
      expect([own.heard, other.heard]).toEqual([[], []]);
    });

    it('[F3] nothing is heard after unsubscribing, also not what is under way', async () => {
      const { machines, quiet } = await open(2);
      const [gone, stays] = [heardBy(machines[1]!, 't'), heardBy(machines[1]!, 't')];
      await quiet();
      machines[0]!.publish('t', committed(1));
      gone.stop();
      await quiet();
      expect(gone.heard).toEqual([]);
      expect(stays.heard).toEqual([committed(1)]);
    });

    it('[F4] publishing to nobody, or after closing, does nothing', async () => {
      const { machines, quiet } = await open(2);
      const { heard } = heardBy(machines[1]!, 't');
      machines[0]!.publish('nobody', committed(1));
      await machines[1]!.close();
      machines[0]!.publish('t', committed(2));
      machines[1]!.publish('t', committed(3));
      await quiet();
      expect(heard).toEqual([]);
    });
  });
}
