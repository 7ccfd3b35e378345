import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** `pnpm practice WORDS`, in a process of its own. */
export async function runPractice(
  dataDir: string,
  ...words: string[]
): Promise<{ code: number | null; said: string }> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const env = { ...process.env, DATA_DIR: dataDir };
  const child = spawn(process.execPath, [main, ...words], { env });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}
