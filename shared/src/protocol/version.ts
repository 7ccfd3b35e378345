/** Sent in `hello`. Raise it when a frame changes what it means; adding a frame needs no new version. */
export const PROTOCOL_VERSION = 1;
