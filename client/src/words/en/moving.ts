/** What a screen reader hears of a card that is carried by keys. */
export const moving = {
  pickedUp: ({ card }: { card: string }) =>
    `Picked up: ${card}. Arrow keys move it. Space puts it down, Escape puts it back.`,
  at: ({ lane, place, of }: { lane: string; place: number; of: number }) =>
    `${lane}, place ${place} of ${of}.`,
  dropped: ({ lane, place }: { lane: string; place: number }) =>
    `Put down in ${lane}, place ${place}.`,
  back: 'Put back where it was.',
};
