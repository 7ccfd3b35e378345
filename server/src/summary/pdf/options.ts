/** The whole page, or a card with next week only, in words that any visitor may read. */
export type PdfForm = 'summary' | 'fridge';

/** A4 everywhere but in North America: no language of a board tells where its people are, so they choose. */
export type Paper = 'a4' | 'us-letter';

export interface PdfOptions {
  readonly form: PdfForm;
  readonly paper: Paper;
  /** `2026-11-25`: the only date in the file's properties, so that two copies are the same bytes. */
  readonly day: string;
}
