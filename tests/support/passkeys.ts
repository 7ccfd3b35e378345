import type { Page } from 'playwright-core';

export interface BrowserAuthenticator {
  /** From now on the person is not recognised. */
  refuse(): Promise<void>;
  count(): Promise<number>;
  /** What its list of passkeys shows. */
  list(): Promise<Array<{ rpId?: string; userName?: string; userDisplayName?: string }>>;
  /** In the settings of the device. */
  removeAll(): Promise<void>;
  /** The device breaks, or another one is used. */
  takeAway(): Promise<void>;
}

/**
 * A device with its own passkeys and a person who always agrees, in a real browser (WebAuthn over CDP).
 * @param hasPrf whether its passkeys answer salts
 */
export async function addAuthenticator(page: Page, hasPrf = false): Promise<BrowserAuthenticator> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      hasPrf,
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const list = async () => {
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
    return credentials;
  };
  return {
    async refuse() {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    },
    count: async () => (await list()).length,
    list,
    async removeAll() {
      for (const { credentialId } of await list())
        await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId });
    },
    async takeAway() {
      await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
  };
}
