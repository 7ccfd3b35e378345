import fs from 'node:fs';
import { ConfigError, type Config } from './config.ts';

/** What a practice says in its own words, to anybody who opens a page; null where it says nothing. */
export interface PracticeTexts {
  /** Confidentiality and its limits: read before somebody takes a seat. */
  readonly policy: string | null;
  /** Whom to call. */
  readonly help: string | null;
}

/**
 * Bytes of UTF-8, about 1,300 words: the whole of it stands on a phone's screen above the button that
 * joins, and every device keeps it.
 */
export const MAX_PRACTICE_TEXT_BYTES = 8 * 1024;

/**
 * Reads both files, once, at start: people are never told something else than what the practice tried out.
 * @throws ConfigError naming every file that is wrong, and what to write instead
 */
export function readPracticeTexts(config: Pick<Config, 'policyFile' | 'helpFile'>): PracticeTexts {
  const wrong: string[] = [];
  const read = (name: string, path: string | undefined): string | null => {
    if (path === undefined) return null;
    const found = readText(path);
    if ('text' in found) return found.text;
    wrong.push(`${name} ${found.wrong}`);
    return null;
  };
  const texts = {
    policy: read('POLICY_FILE', config.policyFile),
    help: read('HELP_FILE', config.helpFile),
  };
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  return texts;
}

function readText(path: string): { readonly text: string } | { readonly wrong: string } {
  let bytes: Buffer;
  try {
    // Never more of it into memory than could be right.
    const file = fs.openSync(path, 'r');
    try {
      bytes = Buffer.alloc(MAX_PRACTICE_TEXT_BYTES + 1);
      bytes = bytes.subarray(0, fs.readSync(file, bytes));
    } finally {
      fs.closeSync(file);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { wrong: `must name a file that can be read; ${path} cannot (${code}).` };
  }
  if (bytes.length > MAX_PRACTICE_TEXT_BYTES)
    return {
      wrong: `may have at most ${MAX_PRACTICE_TEXT_BYTES} bytes, because people read all of it on a phone; ${path} has more.`,
    };
  const text = decode(bytes)?.replaceAll('\r\n', '\n').trim();
  if (text === undefined || /[^\P{Cc}\n\t]/u.test(text))
    return { wrong: `must be plain text in UTF-8; ${path} is not.` };
  if (text === '')
    return { wrong: `names an empty file, ${path}. Write something in it, or leave it out.` };
  return { text };
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
