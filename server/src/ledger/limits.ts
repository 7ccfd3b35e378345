/** Commands of one board that wait for the disk: three people tapping fast; more is a program. */
export const MAX_WAITING_COMMANDS = 64;
