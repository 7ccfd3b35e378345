import { isHeldBack } from '@steady/shared/ledger/exports.ts';
import type { LedgerState } from '@steady/shared/ledger/state.ts';
import { LANGUAGES } from '@steady/shared/board/language.ts';
import type { Page, PageItem, PageSection } from '@steady/shared/summary/page.ts';
import type { Due, LookAgain, Week } from '@steady/shared/summary/week.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { directionOf, words } from '../words/index.ts';
import { weekWords } from '../words/week.ts';
import { dayHeading, spanInWords, timeInWords } from './daysInWords.ts';

/**
 * The week for a printer. A sheet leaves the board, so what somebody holds back from copies is not on it.
 * Its days have no "today": paper is read later.
 */
export function weekPage(week: Week, ledger: LedgerState, nameOf: (seat: Seat) => string): Page {
  const say = weekWords();
  const isShown = ({ id }: Due | LookAgain) => !isHeldBack(ledger, id);
  const [first, last] = [week.days[0]?.day, week.days.at(-1)?.day];
  const lang = LANGUAGES.find((known) => known === document.documentElement.lang) ?? 'en';
  const whoOf = (owners: readonly Seat[]) => owners.map((seat) => nameOf(seat));
  const dueItem = (due: Due, on: string): PageItem => ({
    ...itemOf(due, on, due.time === undefined ? undefined : timeInWords(due.time)),
    rows: [
      ...whoRow(due.owners),
      ...(due.cue === ''
        ? []
        : [{ field: 'cue' as const, label: say.cue, text: due.cue, isPeoples: true }]),
    ],
  });
  const lookItem = (one: LookAgain, on: string): PageItem => ({
    ...itemOf(one, on, words().cards.kinds[one.kind]),
    notes: [{ text: say.lookAgain, quote: undefined }],
    rows: whoRow(one.owners),
  });
  function itemOf({ id, words: said, owners }: Due | LookAgain, on: string, label?: string) {
    const [seat, other] = owners;
    const by = seat === undefined || other !== undefined ? undefined : { seat, name: nameOf(seat) };
    return { id: `${on}-${id}`, label, by, words: said, rows: [], notes: [] };
  }
  function whoRow(owners: readonly Seat[]) {
    const [one = '', other] = whoOf(owners);
    return other === undefined
      ? []
      : [
          {
            field: 'owners' as const,
            label: words().cards.fields.owners,
            text: words().cards.owners({ one, other }),
            isPeoples: false,
          },
        ];
  }
  return {
    lang,
    dir: directionOf(lang),
    title: say.title,
    lines: first === undefined || last === undefined ? [] : [spanInWords(first, last)],
    sections: [
      ...week.days.map(({ day, due, lookAgain, homeReview }) =>
        section(day, dayHeading(day, false), [
          ...due.filter(isShown).map((one) => dueItem(one, day)),
          ...lookAgain.filter(isShown).map((one) => lookItem(one, `${day}-r`)),
          ...(homeReview ? [noteItem(day, say.homeReview)] : []),
        ]),
      ),
      section(
        'any',
        say.anyDay,
        week.anyDay.filter(isShown).map((one) => dueItem(one, 'any')),
      ),
      section(
        'ready',
        say.ready,
        week.ready.filter(isShown).map((one) => lookItem(one, 'ready')),
      ),
    ].filter(({ items }) => items.length > 0),
    foot: [say.foot],
  };
}

const noteItem = (day: string, label: string): PageItem => ({
  id: `${day}-h`,
  label,
  by: undefined,
  words: '',
  rows: [],
  notes: [],
});

const section = (id: string, heading: string, items: readonly PageItem[]): PageSection => ({
  id: `week-${id}`,
  hue: undefined,
  heading,
  level: 2,
  intro: undefined,
  items,
  blank: false,
  picture: undefined,
});
