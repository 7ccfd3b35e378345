import type { CardKind } from '../board/kinds.ts';
import type { LaneId } from '../board/lanes.ts';
import { SECTION_IDS, type Item, type Section, type SectionId } from './summary.ts';
import type { SummaryCard } from './visible.ts';

/**
 * Cards in the order of a summary. Each stands in one section, and in *heard* and *looked-back* once more with
 * what was said of it.
 */
export function sectionsOf(
  items: ReadonlyMap<SummaryCard, Item>,
  isData: boolean,
  without: ReadonlySet<string> | undefined,
): Section[] {
  return SECTION_IDS.filter((id) => without?.has(id) !== true).flatMap((id): Section[] => {
    const inside = [...items].flatMap(([card, item]) =>
      isIn(id, card, item, isData) ? [item] : [],
    );
    return inside.length === 0 ? [] : [{ id, items: inside }];
  });
}

function isIn(id: SectionId, card: SummaryCard, item: Item, isData: boolean): boolean {
  if (item.takenBack === true) return id === 'own-taken-back';
  if (id === 'heard') return item.paraphrases.length > 0;
  if (id === 'looked-back') return item.reviews.length > 0;
  return id === homeOf(card, item, isData);
}

/** Where a card stands by itself; what was let go is only looked back on. */
function homeOf(card: SummaryCard, item: Item, isData: boolean): SectionId | undefined {
  if (item.agreement !== undefined) return agreementSection(item.agreement.status);
  if (item.letGo === true) return isData ? 'own-let-go' : undefined;
  if (card.lane === 'parked') return 'parked';
  return SECTION_OF_KIND[card.kind] ?? SECTION_OF_LANE[card.lane];
}

/** What any lane can hold stands where people put it. */
const SECTION_OF_KIND: Readonly<Partial<Record<CardKind, SectionId>>> = {
  win: 'wins',
  appreciation: 'wins',
  need: 'needs',
  request: 'requests',
  boundary: 'boundaries',
  repair: 'repairs',
  intention: 'next-week',
  feeling: 'feelings',
};

const SECTION_OF_LANE: Readonly<Record<LaneId, SectionId>> = {
  needs: 'needs',
  requests: 'requests',
  boundaries: 'boundaries',
  'next-week': 'next-week',
  appreciations: 'wins',
  wins: 'wins',
  feelings: 'feelings',
  parked: 'parked',
};

function agreementSection(status: NonNullable<Item['agreement']>['status']): SectionId {
  switch (status) {
    case 'agreed':
    case 'paused':
      return 'agreements';
    case 'over':
    case 'withdrawn':
    case 'ended':
      return 'agreements-over';
    case 'draft':
    case 'put-forward':
    case 'reopened':
      return 'agreements-open';
    default:
      return status satisfies never;
  }
}
