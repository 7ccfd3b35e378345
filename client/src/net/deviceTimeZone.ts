/** IANA name of where this device is: its calendar's times are meant there. */
export const deviceTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
