/** Help, who can read what, and leaving: said before anybody writes, and whenever somebody asks. */
export const help = {
  title: 'Help and privacy',

  inNeed: {
    title: 'If you need help now',
    nobodyWatches: 'Nobody watches this board all the time, and it alerts nobody.',
    danger: 'If somebody is in danger, call the emergency number where you are.',
  },

  from: ({ practice }: { practice: string }) => `From ${practice}`,
  fromUnnamed: 'From your practice',

  who: {
    title: 'Who can read what',
    facts: [
      'The board: both partners, your therapist, and whoever your therapist gives a seat.',
      'What is under “Only me”: you alone. It is sealed on your device.',
      'Your therapist’s notes: your therapist alone. No summary has them.',
      'Whoever runs the server could read the board and the notes.',
      'They cannot read “Only me”, unless they change the program itself.',
      'A copy that somebody saves, prints or photographs is out of this board’s reach.',
      'What is deleted stays in older versions, for as long as your practice keeps them.',
    ],
  },

  policy: {
    title: 'Confidentiality and its limits',
    none: 'Your practice has written nothing about it here. Please ask before you write.',
  },
  unreachable: 'What your practice wrote did not load. It needs a connection once.',

  leaving: {
    title: 'Leave this page',
    what: [
      'The button at the top, or Shift three times, shows a clock at once.',
      'It works without a connection. “Back” does not show the board again.',
      'To come back, open the address again. An app has to be closed first.',
    ],
    notTitle: 'What it does not hide',
    not: [
      'That this address was visited: the browser’s history keeps that.',
      'An icon on your home screen, and the message with your invite link.',
      'Notifications of other apps.',
      'A copy that you keep on this device. “On this device” removes it.',
      'A passkey for that copy, in the device’s list of passkeys.',
      'The same board on other devices or in other windows.',
      'What a mirrored, shared or filmed screen has shown before.',
      'What a keyboard has learned, or another program on the device records.',
      'In a session, the others see that you are not on the board.',
    ],
    open: 'What “Leave this page” does, and what it does not hide',
  },
};
