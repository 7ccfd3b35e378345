import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** SPEC.md begins with it: every rule has a test whose name cites it. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const SPEC = readFileSync(join(root, 'server/SPEC.md'), 'utf8');
const FOLDERS = ['shared/src', 'server/src', 'client/src', 'tests'];

const rules = [...SPEC.matchAll(/^\| ([A-Z]\d+) /gm)].map(([, rule]) => rule!);
const cited = new Set(FOLDERS.flatMap(citedIn));

describe('server/SPEC.md', () => {
  it('numbers each rule once', () => {
    expect(rules.length).toBeGreaterThan(100);
    expect(rules.filter((rule, at) => rules.indexOf(rule) !== at)).toEqual([]);
  });

  it('has a test for every rule', () => {
    expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
  });

  it('has every rule of the ledger that the code has, and no other', () => {
    const files = ['shared/src/ledger', 'server/src/ledger'].flatMap(filesIn);
    const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    const inCode = new Set([...text.matchAll(/^ \* {1,2}(P\d+) /gm)].map(([, rule]) => rule!));
    const inSpec = rules.filter((rule) => rule.startsWith('P'));
    expect([...inCode].toSorted()).toEqual(inSpec.toSorted());
  });
});

/** Rules in brackets in the name of a test; everything under tests/ is one, also a shared suite. */
function citedIn(folder: string): string[] {
  const tests = filesIn(folder).filter((file) => folder === 'tests' || /\.test\.tsx?$/.test(file));
  return tests.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\[([A-Z]\d+)\]/g)].map(([, rule]) => rule!),
  );
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !file.includes('node_modules'));
}
