import { unzipSync, zipSync, type Zippable } from 'fflate';

/** Whatever program looks: before it no zip can be dated. In local time, as zip has it. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * The same package with no clock in it: the writer of the file puts its own time into the zip, and two copies
 * of one moment have to be the same bytes.
 * @param replaced files to put in place of others, by path
 */
export function sealed(zip: Uint8Array, replaced: Readonly<Record<string, string>>): Uint8Array {
  const utf8 = new TextEncoder();
  const files: Zippable = {};
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    const other = replaced[path];
    files[path] = other === undefined ? bytes : utf8.encode(other);
  }
  return zipSync(files, { mtime: NO_TIME, level: 6 });
}
