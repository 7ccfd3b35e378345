import { randomFillSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeChallenges } from './challenges.ts';
import { CHALLENGE_LIFE_MS } from './limits.ts';

it('[A33] a challenge is good once, for one purpose, for its time, and made by nobody else', () => {
  let now = 1_000;
  const chance = {
    now: () => now,
    random: (bytes: Uint8Array<ArrayBuffer>) => randomFillSync(bytes),
  };
  const challenges = makeChallenges(chance);
  const challenge = challenges.make('sign-in');
  expect(challenges.isGood(challenge, 'sign-in')).toBe(true);
  expect(challenges.isGood(challenge, 'register')).toBe(false);
  expect(makeChallenges(chance).isGood(challenge, 'sign-in')).toBe(false);
  for (const attacker of ['', 'nonsense', challenge.slice(1), `${challenge}AAAA`])
    expect(challenges.isGood(attacker, 'sign-in')).toBe(false);
  const bytes = Buffer.from(challenge, 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 1;
    expect(challenges.isGood(changed.toString('base64url'), 'sign-in')).toBe(false);
  }
  expect([challenges.spend(challenge), challenges.spend(challenge)]).toEqual([true, false]);
  expect(challenges.isGood(challenge, 'sign-in')).toBe(false);
  expect(challenges.isGood(`${challenge}=`, 'sign-in')).toBe(false);

  const late = challenges.make('sign-in');
  now += CHALLENGE_LIFE_MS;
  expect(challenges.isGood(late, 'sign-in')).toBe(false);
});
