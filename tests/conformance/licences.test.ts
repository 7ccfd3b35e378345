import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Licences under which a practice may run it, and we may ship it, without asking. */
const FREE =
  /^(?:MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|OFL-1\.1|Python-2\.0|Unlicense|MPL-2\.0)$/;

/** Read by a person, with what was found. */
const READ: Readonly<Record<string, string>> = {
  tldraw: 'its own licence: free to use while the watermark stays visible (README.md)',
  '@tldraw/editor': 'as tldraw',
  '@tldraw/assets': 'as tldraw',
  '@tldraw/utils': 'as tldraw',
  '@tldraw/validate': 'as tldraw',
};

const packageSchema = v.object({
  name: v.string(),
  version: v.optional(v.string(), ''),
  license: v.optional(v.unknown()),
  dependencies: v.optional(v.record(v.string(), v.string()), {}),
  optionalDependencies: v.optional(v.record(v.string(), v.string()), {}),
});
type Package = v.InferOutput<typeof packageSchema> & { readonly folder: string };

const read = (folder: string): Package => ({
  ...v.parse(packageSchema, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))),
  folder,
});

/** Where a package that was installed finds another one: beside it, or further up. */
function find(name: string, from: string): string | undefined {
  for (let at = from; at !== dirname(at); at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return realpathSync(folder);
  }
  return undefined;
}

/** Everything that is shipped: what client, server and shared need, and what that needs. */
function shipped(): Package[] {
  const found = new Map<string, Package>();
  const waiting = ['client', 'server', 'shared'].map((part) => read(join(root, part)));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const name of Object.keys({ ...next.dependencies, ...next.optionalDependencies })) {
      // Another system's prebuilt binary is not installed here.
      const folder = find(name, next.folder);
      if (folder === undefined || found.has(folder) || name.startsWith('@steady/')) continue;
      const one = read(folder);
      found.set(folder, one);
      waiting.push(one);
    }
  }
  return [...found.values()];
}

describe('what is shipped with it', () => {
  const packages = shipped();

  it('has licences that a practice can live with', () => {
    expect(packages.length).toBeGreaterThan(100);
    const others = packages.filter(({ name, license }) => {
      const named = typeof license === 'string' ? license : '';
      const parts = named.replaceAll(/[()]/g, '').split(/ (?:AND|OR) /);
      return !(name in READ) && !parts.every((part) => FREE.test(part));
    });
    expect(others.map(({ name, version, license }) => [name, version, license])).toEqual([]);
  });

  it('is no package that runs something of its own at install', () => {
    const workspace = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
    const allowed = [...workspace.matchAll(/^ {2}'?([@\w/-]+)'?: true$/gm)].map(([, name]) => name);
    expect(allowed).toEqual(['node']);
  });

  it('is fetched from nowhere that the list names', () => {
    expect(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')).not.toMatch(/https?:\/\//);
  });
});
