import { makePasswords } from '../access/passwords.ts';
import {
  makePassword,
  needData,
  NotNow,
  withPractice,
  type Administration,
} from './administration.ts';

/**
 * Gives somebody a new password, which is then their only way in, and ends all their device sessions; also
 * while the server runs, which closes their open pages within a minute.
 */
export async function resetPassword(administration: Administration, email: string): Promise<void> {
  const { random, say } = administration;
  needData(administration);
  return withPractice(administration, async ({ access }) => {
    const person = await access.people.byEmail(email.trim().toLowerCase());
    if (person === undefined) {
      throw new NotNow(`Nobody here has the e-mail address "${email}". Nothing was changed.`);
    }
    const password = makePassword(random);
    const hash = await makePasswords(random).hash(password);
    await access.accounts.startOver(person.id, hash);
    say(
      `${person.name} has a new password and is signed out everywhere. Passkeys and recovery codes of before open nothing any more.\n\n  ${password}\n`,
    );
  });
}
