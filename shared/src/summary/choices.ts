import * as v from 'valibot';

/** Who a summary is for. What each holds: `summarise.ts`; who may have it: `audiences.ts`. */
export const AUDIENCES = ['ours', 'mine', 'clinician', 'data'] as const;
export const audienceSchema = v.picklist(AUDIENCES);
export type Audience = v.InferOutput<typeof audienceSchema>;

/** Files that the server makes. */
export const SERVER_FORMATS = ['pdf', 'md', 'html', 'docx', 'csv', 'ics', 'json'] as const;
export const serverFormatSchema = v.picklist(SERVER_FORMATS);
export type ServerFormat = v.InferOutput<typeof serverFormatSchema>;

/** With those that the page makes by itself: paper, the canvas as a picture, the drawing for elsewhere, the fridge card. */
export const FORMATS = [...SERVER_FORMATS, 'print', 'fridge', 'svg', 'png', 'tldr'] as const;
export const formatSchema = v.picklist(FORMATS);
export type Format = v.InferOutput<typeof formatSchema>;

/** How a clinician's chart is ordered. */
export const CHARTS = ['soap', 'dap', 'birp'] as const;
export const chartSchema = v.picklist(CHARTS);
export type Chart = v.InferOutput<typeof chartSchema>;

/** Parts that may be added or left out; what is chosen holds for the preview and every form alike. */
export const EXTRAS = ['since', 'timeline'] as const;
export const extraSchema = v.picklist(EXTRAS);
export type Extra = v.InferOutput<typeof extraSchema>;
