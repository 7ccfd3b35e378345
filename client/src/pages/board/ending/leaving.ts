import { createSignal } from 'solid-js';

/**
 * Whoever leaves by themselves goes to a page that says so. The server closes their board before it
 * answers, and nothing must flash up in between.
 */
const [isLeaving, setLeaving] = createSignal(false);
export { isLeaving, setLeaving };
