import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LANE_IDS } from './lanes.ts';
import { moveLane, readLanes, setLaneHidden } from './laneSettings.ts';
import { aBoard } from './testing.ts';
import { TEMPLATE_IDS, TEMPLATES } from './templates.ts';

const shown = (board: Parameters<typeof readLanes>[0]) =>
  readLanes(board)
    .filter((lane) => !lane.hidden)
    .map((lane) => lane.id);

describe('lanes', () => {
  it.each(TEMPLATE_IDS)(
    'show what the template %s shows, in its order, and exist all',
    (template) => {
      const board = aBoard(template);
      expect(shown(board)).toEqual(TEMPLATES[template].lanes);
      expect(readLanes(board)).toHaveLength(LANE_IDS.length);
    },
  );

  it('can be hidden, shown and put in another order', () => {
    const board = aBoard();
    setLaneHidden(board, 'wins', false);
    moveLane(board, 'wins', null);
    expect(shown(board)[0]).toBe('wins');
    moveLane(board, 'wins', 'requests');
    expect(shown(board).slice(0, 3)).toEqual(['needs', 'requests', 'wins']);
    setLaneHidden(board, 'needs', true);
    expect(shown(board)).not.toContain('needs');
  });

  it('stand where they would at first when their record is missing or nonsense', () => {
    const board = aBoard();
    board.lanes.delete('needs');
    board.lanes.set('requests', new Y.Map([['order', 7]]));
    expect(readLanes(board)).toHaveLength(LANE_IDS.length);
    moveLane(board, 'needs', null);
    expect(readLanes(board)[0]?.id).toBe('needs');
  });
});
