import * as v from 'valibot';

/** The lanes every board has, in their first order. The therapist may hide, show and order them. */
export const LANE_IDS = [
  'needs',
  'requests',
  'boundaries',
  'next-week',
  'appreciations',
  'feelings',
  'wins',
  'parked',
] as const;

export const laneIdSchema = v.picklist(LANE_IDS);
export type LaneId = v.InferOutput<typeof laneIdSchema>;
