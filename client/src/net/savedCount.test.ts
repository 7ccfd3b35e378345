import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSavedCount } from './savedCount.ts';

const aCount = () => makeSavedCount(() => {});

describe('what is saved', () => {
  it('says nothing while nothing was written', () => {
    const count = aCount();
    count.sent('step-2');
    expect(count.state).toBe('nothing');
    count.saved(1);
    expect(count.state).toBe('nothing');
  });

  it('[S1] is saved only when the server counted the frame', () => {
    const count = aCount();
    count.sent('step-2');
    count.sent('update');
    count.edited(['card']);
    count.saved(1);
    expect(count.state).toBe('underWay');
    expect(count.unsaved.has('card')).toBe(true);
    count.saved(2);
    expect(count.state).toBe('saved');
    expect(count.unsaved.size).toBe(0);
  });

  it('[S2] keeps what a lost connection had not confirmed, until a step 2 carried it', () => {
    const count = aCount();
    count.sent('update');
    count.edited(['card']);
    count.lost();
    expect(count.state).toBe('kept');
    count.saved(1);
    expect(count.state).toBe('kept');
    count.sent('step-2');
    expect(count.state).toBe('underWay');
    count.saved(1);
    expect(count.state).toBe('saved');
  });

  it('[S3] takes a count of an older connection for nothing', () => {
    const count = aCount();
    for (let n = 0; n < 9; n += 1) count.sent('update');
    count.edited(['a']);
    count.saved(9);
    count.lost();
    count.sent('step-2');
    count.sent('update');
    count.edited(['b']);
    count.saved(1);
    expect(count.unsaved.has('b')).toBe(true);
  });

  it('knows an edit that the provider could not send from one that it sent', () => {
    const count = aCount();
    count.sent('step-2');
    count.edited(['offline']);
    expect(count.state).toBe('kept');
    count.saved(1);
    expect(count.state).toBe('kept');
  });

  it('never says saved before the server has all edits, whatever happens in between', () => {
    const event = fc.oneof(
      fc.record({ kind: fc.constantFrom('edit', 'lost', 'open') }),
      fc.record({ kind: fc.constant('saved'), behind: fc.nat({ max: 3 }) }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        // The truth: which edits a real server would have on disk.
        const count = aCount();
        let open = false;
        let frames: number[][] = [];
        let made = 0;
        const onDisk = new Set<number>();
        const unsent = new Set<number>();
        for (const one of events) {
          if (one.kind === 'open' && !open) {
            open = true;
            frames = [[...unsent]];
            count.sent('step-2');
          } else if (one.kind === 'lost' && open) {
            open = false;
            for (const frame of frames)
              for (const edit of frame) if (!onDisk.has(edit)) unsent.add(edit);
            count.lost();
          } else if (one.kind === 'edit') {
            made += 1;
            if (open) {
              frames.push([made]);
              count.sent('update');
            } else unsent.add(made);
            count.edited([]);
          } else if ('behind' in one && open) {
            const n = Math.max(0, frames.length - one.behind);
            for (const frame of frames.slice(0, n))
              for (const edit of frame) {
                onDisk.add(edit);
                unsent.delete(edit);
              }
            count.saved(n);
          }
          if (count.state === 'saved') expect(onDisk.size).toBe(made);
        }
      }),
    );
  });
});
