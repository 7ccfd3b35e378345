import fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../client/dist', import.meta.url));

/**
 * The built client as the next version would be: the same program, every file of it under another name,
 * and nothing left of the names of now.
 * @param folder made here
 */
export function renewClient(folder: string): void {
  fs.cpSync(DIST, folder, { recursive: true });
  const assets = join(folder, 'assets');
  const names = fs.readdirSync(assets);
  const renamed = new Map(names.map((name) => [name, name.replace(/(?=\.\w+$)/, '.2')]));
  const isText = (name: string) => /\.(?:js|css|html)$/.test(name);
  const rewrite = (path: string) => {
    const was = fs.readFileSync(path, 'utf8');
    const now = was.replaceAll(
      /[\w.-]+\.(?:js|css|woff2|svg|png)\b/g,
      (name) => renamed.get(name) ?? name,
    );
    // The name of the cache, which stands for this set of files.
    fs.writeFileSync(
      path,
      now.replaceAll(/code-[0-9a-f]{12}/g, (name) => `${name}-2`),
    );
  };
  for (const name of names) {
    if (isText(name)) rewrite(join(assets, name));
    fs.renameSync(join(assets, name), join(assets, renamed.get(name)!));
  }
  for (const name of fs.readdirSync(folder)) if (isText(name)) rewrite(join(folder, name));
}
