import { isIP } from 'node:net';
import * as v from 'valibot';

/** Everything the environment decides, parsed once at start. */
export interface Config {
  readonly host: string;
  /** 0: any free port, for tests. */
  readonly port: number;
  /** As written in ORIGIN; empty when it was left out, then loopback at the port counts. */
  readonly origins: readonly string[];
  readonly dataDir: string;
  readonly keysDir: string;
  readonly setupToken: string | undefined;
  readonly practiceName: string | undefined;
  readonly neutralTitle: string;
  /** What the practice says of confidentiality, and whom to call: files of plain text. */
  readonly policyFile: string | undefined;
  readonly helpFile: string | undefined;
  /** false, a number of proxies, or their addresses. Never "all": anybody could then name any address. */
  readonly trustProxy: false | number | readonly string[];
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** A variable is wrong. The message says which, and what to write instead. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/**
 * @param env an empty variable counts as one that is not set
 * @throws ConfigError naming every variable that is wrong
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = v.safeParse(environmentSchema, set);
  if (!parsed.success) {
    throw new ConfigError(parsed.issues.map(({ message }) => message).join('\n'));
  }
  const { output } = parsed;
  return {
    host: output.HOST,
    port: output.PORT,
    origins: output.ORIGIN ?? [],
    dataDir: output.DATA_DIR,
    keysDir: output.KEYS_DIR ?? `${output.DATA_DIR}/keys`,
    setupToken: output.SETUP_TOKEN,
    practiceName: output.PRACTICE_NAME,
    neutralTitle: output.NEUTRAL_TITLE,
    policyFile: output.POLICY_FILE,
    helpFile: output.HELP_FILE,
    trustProxy: output.TRUST_PROXY,
    logLevel: output.LOG_LEVEL,
  };
}

/** What a person who starts the server should know, though it is no error. */
export function warningsOf(config: Config): string[] {
  const warnings: string[] = [];
  const open = !isLoopback(config.host);
  const https = config.origins.some((origin) => origin.startsWith('https:'));
  if (open && !https) {
    warnings.push(
      `HOST=${config.host} lets other devices connect, but ORIGIN names no https address. Without https their browsers offer no private storage and no passkeys. Put a TLS proxy in front and set ORIGIN to its https address (README, "Putting it up for a practice").`,
    );
  }
  if (https && config.trustProxy === false) {
    warnings.push(
      'ORIGIN is an https address, so a proxy stands in front, but TRUST_PROXY is off: all people then share one address, and one limit on wrong passwords. Set TRUST_PROXY=1.',
    );
  }
  return warnings;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

const oneLine = (name: string, max: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^[^\p{Cc}<>&"]*$/u, `${name} must be one line of plain text without < > & ".`),
    v.maxLength(max, `${name} must have at most ${max} characters.`),
  );

const laterVersion = (name: string, server: string) =>
  v.optional(
    v.pipe(
      v.string(),
      v.check(
        () => false,
        `${name} is set, but this version runs on SQLite in DATA_DIR, as one process; ${server} comes with a later version. Remove ${name} to start.`,
      ),
    ),
  );

const originsSchema = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((origin) => origin.trim())),
  v.check(
    (origins) => origins.every(isOrigin),
    'ORIGIN must be exact addresses such as https://board.example.org, separated by commas, each without a path or a slash at the end.',
  ),
  v.check(
    (origins) => new Set(origins.map((origin) => origin.split(':')[0])).size === 1,
    'ORIGIN mixes http and https. People would stay signed in on one and never on the other: use https only.',
  ),
);

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text);
}

const trustProxySchema = v.pipe(
  v.string(),
  v.trim(),
  v.transform((text): Config['trustProxy'] => {
    if (/^(?:off|no|false|0)$/i.test(text)) return false;
    if (/^(?:on|yes|true)$/i.test(text)) return 1;
    if (/^[1-9]$/.test(text)) return Number(text);
    return text.split(',').map((address) => address.trim());
  }),
  v.check(
    (value) =>
      !Array.isArray(value) || value.every((address: string) => isIP(address.split('/')[0] ?? '')),
    'TRUST_PROXY must be off, the number of proxies in front (usually 1), or their addresses.',
  ),
);

const environmentSchema = v.object({
  HOST: v.optional(v.pipe(v.string(), v.trim()), '127.0.0.1'),
  PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, 'PORT must be a number from 0 to 65535.'),
      v.transform(Number),
      v.maxValue(65_535, 'PORT must be a number from 0 to 65535.'),
    ),
    '3000',
  ),
  ORIGIN: v.optional(originsSchema),
  DATA_DIR: v.optional(v.string(), 'data'),
  KEYS_DIR: v.optional(v.string()),
  DATABASE_URL: laterVersion('DATABASE_URL', 'Postgres'),
  REDIS_URL: laterVersion('REDIS_URL', 'Redis'),
  SETUP_TOKEN: v.optional(
    v.pipe(
      v.string(),
      v.minLength(16, 'SETUP_TOKEN must have at least 16 characters.'),
      // More is refused where it is brought (http/schemas.ts).
      v.maxLength(256, 'SETUP_TOKEN must have at most 256 characters.'),
    ),
  ),
  PRACTICE_NAME: v.optional(oneLine('PRACTICE_NAME', 80)),
  NEUTRAL_TITLE: v.optional(oneLine('NEUTRAL_TITLE', 40), 'Board'),
  POLICY_FILE: v.optional(v.pipe(v.string(), v.trim())),
  HELP_FILE: v.optional(v.pipe(v.string(), v.trim())),
  TRUST_PROXY: v.optional(trustProxySchema, 'off'),
  LOG_LEVEL: v.optional(
    v.picklist(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`),
    'info',
  ),
});
