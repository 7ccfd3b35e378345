/** A whole sentence for each number; the language's own rule picks it. */
export interface Forms {
  one: string;
  other: string;
}

export function plural(tag: string, count: number, forms: Forms): string {
  return new Intl.PluralRules(tag).select(count) === 'one' ? forms.one : forms.other;
}
