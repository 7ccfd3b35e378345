import { expect, it } from 'vitest';
import { secretIn } from './secret.ts';

it.each([
  ['', ''],
  ['#abc_-123', 'abc_-123'],
  ['#a%20token%20of%20100%25', 'a token of 100%'],
  ['#spoilt%', 'spoilt%'],
  ['#spoilt%E0%A4%A', 'spoilt%E0%A4%A'],
])('reads %j as %j, and never fails', (hash, secret) => expect(secretIn(hash)).toBe(secret));
