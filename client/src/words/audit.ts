import { createSignal } from 'solid-js';
import { audit } from './en/audit.ts';
import { isolating } from './isolating.ts';

/** Sentences of who did what, which come with their dialog; see index.ts. */
export type AuditWords = typeof audit;

const [dictionary, setDictionary] = createSignal<AuditWords>(isolating(audit));

/** `auditWords().joined({ name })`; reactive, as `words` is. */
export const auditWords = dictionary;

/** With `setLanguage`, once the dialog has loaded these. */
export function setAuditLanguage(language: AuditWords): void {
  setDictionary(() => isolating(language));
}
