/** Names of the lanes, by their id. */
export const lanes = {
  needs: 'Needs',
  requests: 'Requests',
  boundaries: 'Boundaries',
  'next-week': 'Next week',
  appreciations: 'Appreciations',
  feelings: 'Feelings',
  wins: 'Wins',
  parked: 'Parked',
};
