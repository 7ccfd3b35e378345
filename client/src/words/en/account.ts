import { plural } from '../plural.ts';

const browsers = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  opera: 'Opera',
  safari: 'Safari',
  samsung: 'Samsung Internet',
  other: 'A browser',
};

/** One's own account and devices, and what a link to them opens. Boards load none of it at their start. */
export const account = {
  title: 'Your account and devices',
  intro: 'Only you see this page.',
  back: 'Back to the boards',
  signedInAs: ({ name, email }: { name: string; email: string }) => `${name}, ${email}`,

  prove: {
    title: 'Is it you?',
    text: 'Please show once more that it is you. This protects your account.',
    submit: 'Go on',
  },

  passkeys: {
    title: 'Passkeys',
    what: 'A passkey is your finger, your face or your device’s code. No password needed.',
    none: 'You have none yet.',
    notHere: 'Passkeys do not work at this address. Your password does.',
    onlyAt: ({ host }: { host: string }) =>
      `Passkeys work at ${host} only. Here, your password does.`,
    add: 'Add a passkey',
    added: 'The passkey is there. You can sign in with it from now on.',
    name: 'What to call it',
    nameHint: 'So that you know it again, for instance “Key in the drawer”.',
    needName: 'Please type a name for it.',
    madeOn: ({ day }: { day: string }) => `Added on ${day}`,
    rename: 'Rename',
    renameNamed: ({ name }: { name: string }) => `Rename the passkey ${name}`,
    save: 'Save the name',
    renamed: 'It has its new name.',
    remove: 'Remove',
    removeNamed: ({ name }: { name: string }) => `Remove the passkey ${name}`,
    removeAsk: ({ name }: { name: string }) => `Remove the passkey ${name}?`,
    removeWhat: 'It opens nothing here any more. You can add it again.',
    keep: 'Keep it',
    removed: 'The passkey is removed.',
    cancelled: 'No passkey was added. You can try again.',
    exists: 'This device has a passkey for you already.',
    unavailable: 'This device could not make a passkey. Your password still works.',
  },

  password: {
    title: 'Password',
    has: 'You have a password.',
    none: 'You have no password. You sign in by passkey.',
    change: 'Change the password',
    set: 'Set a password',
    fresh: 'New password',
    hint: 'At least 12 characters. A few words in a row work well.',
    need: 'Please use at least 12 characters.',
    what: 'Your other devices are signed out with it.',
    save: 'Save the password',
    saved: 'The new password holds. Your other devices are signed out.',
    remove: 'Remove the password',
    removeWhat: 'From then on you sign in by passkey or recovery code only.',
    removed: 'The password is removed.',
    keep: 'Keep it',
  },

  codes: {
    title: 'Recovery codes',
    what: 'For a day without your passkey or your password. Each code signs you in once.',
    none: 'You have none yet.',
    left: ({ count, day }: { count: number; day: string }) =>
      plural('en', count, {
        one: `One code is left, made on ${day}.`,
        other: `${count} codes are left, made on ${day}.`,
      }),
    make: 'Make recovery codes',
    makeAnew: 'Make new codes',
    makeAnewWhat: 'The earlier codes stop working.',
    list: 'Your recovery codes',
    onceOnly: 'You see these codes only now. Please keep them on paper, away from here.',
    copy: 'Copy the codes',
    copied: 'The codes are copied.',
    notCopied: 'Please select the codes and copy them yourself.',
    print: 'Print the codes',
    printed: ({ practice }: { practice: string }) => `Recovery codes, ${practice}`,
    done: 'I have kept them',
  },

  lock: {
    title: 'Locking this screen',
    what: 'When nobody touches it, the screen locks. What you typed stays.',
    after: 'Lock after',
    minutes: ({ count }: { count: number }) =>
      count === 60
        ? 'One hour'
        : plural('en', count, { one: 'One minute', other: `${count} minutes` }),
    saved: 'Kept. It holds on all your devices.',
    now: 'Lock now',
  },

  devices: {
    title: 'Your devices',
    what: 'Where you are signed in. Nobody else sees this list.',
    browsers,
    named: {
      phone: ({ browser }: { browser: string }) => `${browser} on a phone`,
      tablet: ({ browser }: { browser: string }) => `${browser} on a tablet`,
      computer: ({ browser }: { browser: string }) => `${browser} on a computer`,
      unknown: () => 'A device',
    },
    own: 'This device',
    since: ({ day }: { day: string }) => `Signed in on ${day}`,
    end: 'Sign it out',
    endNamed: ({ name, day }: { name: string; day: string }) =>
      `Sign it out: ${name}, signed in on ${day}`,
    endAsk: ({ name }: { name: string }) => `Sign this out: ${name}?`,
    endWhat: 'Everything closes there at once. What was sent stays.',
    ended: 'It is signed out.',
    endOthers: 'Sign out all others',
    endOthersAsk: 'Sign out all your other devices?',
    endOthersWhat: 'They close at once. What was sent stays. This device stays signed in.',
    othersEnded: 'All your other devices are signed out.',
    keep: 'Keep it',
    keepThem: 'Keep them',
    onlyOne: 'You are signed in on this device only.',
  },

  addDevice: {
    title: 'Add another device',
    what: 'It opens this board on your own seat, for instance on your tablet.',
    make: 'Show a code to scan',
    again: 'Show a new code',
    scan: 'Scan this with your other device.',
    or: 'Or open this link on it:',
    link: 'Link for your other device',
    qrName: 'Code with the link for your other device',
    until: ({ time }: { time: string }) => `Works once, until ${time}. It opens your seat only.`,
    handle: 'Show it to nobody else: it opens the board in your name.',
    copy: 'Copy the link',
    copied: 'The link is copied.',
    notCopied: 'Please select the link and copy it yourself.',
  },

  colleagues: {
    title: 'Therapists of this practice',
    what: 'Each has boards of their own. You see only boards that you sit on.',
    whatFirst: 'You set this practice up: you can invite colleagues and remove them.',
    you: 'You',
    first: 'Set this practice up',
    invite: 'Invite a colleague',
    linkFor: 'Link for a colleague',
    qrName: 'Code with the link for a colleague',
    open: ({ made, ends }: { made: string; ends: string }) => `Link made ${made}. It ends ${ends}.`,
    takeBack: 'Take this link back',
    takeBackOf: ({ made }: { made: string }) => `Take this link back: made ${made}`,
    takenBack: 'The link is taken back. It opens nothing now.',
    remove: 'Remove',
    removeNamed: ({ name }: { name: string }) => `Remove ${name} from the practice`,
    removeAsk: ({ name }: { name: string }) => `Remove ${name} from the practice?`,
    removeWhat: 'They are signed out at once and cannot sign in again.',
    removeBoards: 'Their boards stay. Who leads them from now on?',
    removed: 'They are removed. What was written stays.',
    keep: 'Keep them',
  },
};

/** Where a link to a second device, or into a practice, leads. */
export const arriving = {
  device: {
    title: 'Open your board on this device too',
    what: 'Your seat on the board stays the same. You see what your first device sees.',
    open: 'Open my board',
    opening: 'Opening',
    offline: 'Not opened yet. There is no connection. The link works for five minutes.',
    used: {
      title: 'This code was already used',
      text: 'Each one opens the board on one device. Your first device can show another.',
    },
    expired: {
      title: 'This code has ended',
      text: 'Codes work for five minutes. Your first device can show another.',
    },
    unknown: {
      title: 'This code opens nothing',
      text: 'Your first device can show another, under “Your devices”.',
    },
  },
  colleague: {
    title: 'Join the practice',
    intro: 'This makes an account of your own. The link works once.',
    submit: 'Make my account',
    emailTaken: 'Somebody here uses this e-mail address already. Please use another one.',
    used: {
      title: 'This link was already used',
      text: 'Each link makes one account. Your colleague can make another.',
    },
    expired: {
      title: 'This link has expired',
      text: 'Links work for three days. Your colleague can make another.',
    },
    unknown: {
      title: 'This link opens nothing',
      text: 'Part of it may be missing. Your colleague can make another.',
    },
    signIn: 'I already have an account',
  },
};
