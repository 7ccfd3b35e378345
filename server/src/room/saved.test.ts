import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSavedCount } from './saved.ts';

describe('saved', () => {
  it('[R30] counts messages in order, whatever is settled first', () => {
    const saved = makeSavedCount();
    const [one, two, three] = [saved.arrived(), saved.arrived(), saved.arrived()];
    saved.settled(two, 'update');
    expect(saved.count).toBe(0);
    saved.settled(one, 'step-2');
    expect(saved.count).toBe(2);
    saved.settled(three, 'update');
    expect(saved.count).toBe(3);
  });

  it('[R30] counts one that was dropped when a later step 2 is stored, and not before', () => {
    const saved = makeSavedCount();
    saved.dropped(saved.arrived());
    saved.settled(saved.arrived(), 'update');
    expect(saved.count).toBe(0);
    saved.settled(saved.arrived(), 'step-2');
    expect(saved.count).toBe(3);
  });

  it('[R30] does not count one that was dropped after the step 2 that is stored now', () => {
    const saved = makeSavedCount();
    saved.dropped(saved.arrived());
    const step2 = saved.arrived();
    saved.dropped(saved.arrived());
    saved.settled(step2, 'step-2');
    expect(saved.count).toBe(2);
    saved.settled(saved.arrived(), 'step-2');
    expect(saved.count).toBe(4);
  });

  it('[R30] never says more than a list of all messages would', () => {
    const event = fc.record({
      kind: fc.constantFrom('settled', 'settled', 'dropped', 'later'),
      type: fc.constantFrom<'update' | 'step-2'>('update', 'update', 'step-2'),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const saved = makeSavedCount();
        const fate: ('under way' | 'safe' | 'dropped')[] = [];
        const settle = (message: number, type: 'update' | 'step-2') => {
          saved.settled(message, type);
          fate[message - 1] = 'safe';
          if (type === 'update') return;
          for (let n = 0; n < message; n++) if (fate[n] === 'dropped') fate[n] = 'safe';
        };
        const check = () => {
          const unsafe = fate.findIndex((each) => each !== 'safe');
          expect(saved.count).toBeLessThanOrEqual(unsafe === -1 ? fate.length : unsafe);
        };
        const late: [number, 'update' | 'step-2'][] = [];
        for (const { kind, type } of events) {
          const message = saved.arrived();
          fate.push('under way');
          if (kind === 'settled') settle(message, type);
          else if (kind === 'later') late.push([message, type]);
          else {
            saved.dropped(message);
            fate[message - 1] = 'dropped';
          }
          check();
        }
        for (const [message, type] of late) {
          settle(message, type);
          check();
        }
        settle((fate.push('under way'), saved.arrived()), 'step-2');
        expect(saved.count).toBe(fate.length);
      }),
    );
  });
});
