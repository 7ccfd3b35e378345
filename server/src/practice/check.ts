import { needData, withPractice, type Administration } from './administration.ts';
import { findDamage } from './findings.ts';

/**
 * Reads everything and says which boards are damaged, and what can be done. Also while the server runs.
 * @returns whether all is well
 */
export async function check(administration: Administration): Promise<boolean> {
  const { say } = administration;
  needData(administration);
  return withPractice(administration, async (practice) => {
    const found = await findDamage(practice);
    if (found.length === 0) {
      say('Everything can be read: every board, with its keys.');
      return true;
    }
    const byBoard = Map.groupBy(found, ({ boardId }) => boardId);
    for (const [boardId, findings] of byBoard) {
      say(boardId === undefined ? '\nThe data as a whole:' : `\nBoard ${boardId}:`);
      for (const { what } of findings) say(`  ${what}`);
    }
    const boards = [...byBoard.keys()].filter((id) => id !== undefined).length;
    say(`\nDamaged boards: ${boards}. They are set aside; all others go on.`);
    say('What can be done:');
    say('  npx pnpm practice restore PATH   puts back a backup: everything is then as it was');
    say('                                   when that was made. What is replaced is kept.');
    say('  A key that is missing or damaged can be put back alone, from a backup of KEYS_DIR:');
    say('  copy its file back and start the server again.');
    return false;
  });
}
