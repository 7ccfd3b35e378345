import { describe, expect, it } from 'vitest';
import { RATE_LIMITS } from '../access/limits.ts';
import { makeTries } from '../access/rate-limit.ts';
import { networkOf } from './network.ts';

describe('what limits count as one address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['2001:db8:1::', '2001:db8:1:0::/64'],
    ['64:ff9b:1:2:3:4:203.0.113.7', '64:ff9b:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s is %s', (ip, network) => expect(networkOf({ ip })).toBe(network));

  it('keeps an attacker with a whole IPv6 network to the tries of one', () => {
    const tries = makeTries(RATE_LIMITS.signInPerAddress, () => 0);
    const { max } = RATE_LIMITS.signInPerAddress;
    const attacker = Array.from({ length: 10 * max }, (_, n) =>
      tries.take(networkOf({ ip: `2001:db8:1:2::${n.toString(16)}` })),
    );
    expect(attacker.filter(Boolean)).toHaveLength(max);
    expect(tries.take(networkOf({ ip: '2001:db8:1:3::1' }))).toBe(true);
  });
});
