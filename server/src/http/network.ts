import { isIPv6 } from 'node:net';

/**
 * What limits count as one address: an IPv4 address as it is, of an IPv6 address its network (/64), of which a
 * household has one, and an attacker all 2^64 addresses.
 */
export function networkOf({ ip }: { readonly ip: string }): string {
  const [address = ''] = ip.split('%');
  if (!isIPv6(address)) return ip;
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [before = [], after] = address.split('::').map(groupsOf);
  const zeros = after === undefined ? 0 : ALL_GROUPS - before.length - after.length;
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...(after ?? [])];
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

/** Of 16 bits each. */
const ALL_GROUPS = 8;
const NETWORK_GROUPS = 4;

/** An IPv4 address at the end stands for two. */
function groupsOf(part: string): string[] {
  if (part === '') return [];
  const groups = part.split(':').map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
  return part.includes('.') ? [...groups, ''] : groups;
}
