import { makeDevicePasskeys, type DevicePasskeys } from './passkey.ts';

/** Of this page. */
export const devicePasskeys: DevicePasskeys = makeDevicePasskeys({
  credentials: 'credentials' in navigator ? navigator.credentials : undefined,
  kind: typeof PublicKeyCredential === 'function' ? PublicKeyCredential : undefined,
  host: location.hostname,
  random: (bytes) => crypto.getRandomValues(bytes),
});
