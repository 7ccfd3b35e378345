import { PARTNER_A, PARTNER_B, THERAPIST } from '@steady/shared/seats.ts';
import { aCouple, DAY_MS, FIRST_SESSION, MINUTE_MS, utcDayOf, type Couple } from './couple.ts';

const day = (from: number): string => utcDayOf(FIRST_SESSION + from * DAY_MS);

/** What three people write in fifty minutes: one session, and its summary is one page. */
export function typicalBoard(): Couple {
  const couple = aCouple({ seed: 9 });
  couple.ask(THERAPIST, { kind: 'start-session' });
  couple.add(PARTNER_A, {
    kind: 'appreciation',
    text: 'You made tea before I asked on Thursday.',
  });
  couple.add(PARTNER_B, { kind: 'appreciation', text: 'You told me about your day first.' });
  couple.add(PARTNER_B, { kind: 'win', text: 'We went for a walk on Sunday and it was easy.' });
  const plans = couple.add(PARTNER_A, {
    kind: 'need',
    text: 'I need to know what is happening before it changes.',
    words: { feelingOnTop: 'Annoyed', feelingUnderneath: 'Worried that I do not matter' },
  });
  const quiet = couple.add(PARTNER_B, {
    kind: 'need',
    text: 'I need a little quiet when I come home.',
    words: { feelingOnTop: 'Tired', feelingUnderneath: 'Overwhelmed' },
  });
  couple.wait(10 * MINUTE_MS);
  couple.ask(THERAPIST, { kind: 'set-stage', stage: 'working' });
  couple.ask(PARTNER_B, {
    kind: 'paraphrase',
    card: plans,
    words: 'You want to hear it from me before the plan is different.',
  });
  const paraphrase = couple.ledger.seq;
  couple.ask(PARTNER_A, { kind: 'answer-paraphrase', paraphrase, answer: 'yes' });
  couple.ask(PARTNER_B, { kind: 'mark-heard', card: plans, heard: true });
  couple.ask(PARTNER_A, { kind: 'mark-heard', card: quiet, heard: true });
  const message = couple.add(PARTNER_A, {
    kind: 'request',
    text: 'Would you write to me when you will be late?',
    words: { action: 'A short message', when: 'Before you leave work' },
  });
  couple.link(PARTNER_A, 'grew-from', message, plans);
  couple.ask(PARTNER_B, { kind: 'answer-request', card: message, answer: 'yes' });
  couple.add(PARTNER_B, {
    kind: 'boundary',
    text: 'When voices get loud I go to the kitchen, and I come back.',
    words: { limit: 'Loud voices', whatIWillDo: 'Ten minutes in the kitchen' },
  });
  couple.wait(20 * MINUTE_MS);
  couple.ask(THERAPIST, { kind: 'set-stage', stage: 'wording' });
  const late = couple.add(THERAPIST, {
    kind: 'agreement',
    text: 'Whoever will be more than fifteen minutes late writes one sentence.',
    words: { ifThisSlips: 'We say so the same evening, and try again the next day.' },
    values: { topic: 'calendar', reviewOn: day(14) },
  });
  couple.link(THERAPIST, 'grew-from', late, message);
  couple.agree(late);
  couple.add(PARTNER_B, {
    kind: 'intention',
    text: 'I write before I leave the office.',
    words: { cue: 'When I close the laptop', smallVersion: 'One word is enough' },
    values: {
      owners: [PARTNER_B],
      cadence: 'weekdays',
      startsOn: day(1),
      reviewOn: day(7),
    },
  });
  couple.add(PARTNER_A, {
    kind: 'intention',
    text: 'I read for twenty minutes before I ask about the day.',
    words: { cue: 'When I hear the door', smallVersion: 'Five minutes count' },
    values: { owners: [PARTNER_A], cadence: 'twice-a-week', reviewOn: day(7) },
  });
  couple.wait(10 * MINUTE_MS);
  couple.ask(THERAPIST, { kind: 'set-stage', stage: 'closing' });
  return couple;
}
