import helmet from '@fastify/helmet';
import websocket from '@fastify/websocket';
import {
  fastify,
  LogController,
  type FastifyBaseLogger,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import * as v from 'valibot';
import { MAX_FRAME_BYTES } from '@steady/shared/protocol/limits.ts';
import { cookies } from './cookie.ts';
import { answer, answerErrors } from './errors.ts';
import { guard } from './guard.ts';
import { accountRoutes } from './routes/account.ts';
import { auditRoutes } from './routes/audit.ts';
import { boardRoutes } from './routes/boards.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { colleagueRoutes } from './routes/colleagues.ts';
import { deviceRoutes } from './routes/devices.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { practiceRoutes } from './routes/practice.ts';
import { seatRoutes } from './routes/seats.ts';
import { proofRoutes, signInRoutes } from './routes/sign-in.ts';
import { summaryRoutes } from './routes/summaries.ts';
import { clientFiles } from './client-files.ts';
import { syncRoute } from './sync.ts';
import type { App, AppDeps, ValibotTypes } from './types.ts';

/** Bytes of a request's body: the longest is a name, an e-mail and a password. */
export const MAX_BODY_BYTES = 16 * 1024;
/** ms in which a request must have arrived whole: a slow phone needs a second, an attacker all day. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Characters of one part of an address; ids have 22. */
const MAX_PARAM_LENGTH = 100;

/** The web server, not yet listening. Fastify is known here and in this folder only. */
export async function makeApp(deps: AppDeps): Promise<App> {
  const app: App = fastify<
    RawServerDefault,
    RawRequestDefaultExpression,
    RawReplyDefaultExpression,
    FastifyBaseLogger,
    ValibotTypes
  >({
    loggerInstance: deps.logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustOf(deps.config.trustProxy),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    forceCloseConnections: true,
  });
  validateWithValibot(app);
  readJsonOnly(app);
  answerErrors(app);
  logAnswers(app);

  await app.register(cookies);
  await app.register(helmet, {
    contentSecurityPolicy: false,
    hsts: deps.origins.https,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  await app.register(websocket, {
    options: {
      maxPayload: MAX_FRAME_BYTES,
      maxFragments: MAX_FRAGMENTS,
      perMessageDeflate: false,
    },
    // Sockets are closed in sync.ts, with their code.
    preClose: (done) => done(),
    // What somebody sends wrongly is no error of ours: `ws` tells them its code (held-socket.ts).
    errorHandler: (error, _socket, request) =>
      request.log.debug({ name: error.name }, 'socket ended'),
  });
  app.addHook('onSend', async (request, reply) => {
    void reply.header('permissions-policy', PERMISSIONS);
    if (request.url.startsWith('/api')) void reply.header('cache-control', 'no-store');
  });
  guard(app, deps);

  practiceRoutes(app, deps);
  signInRoutes(app, deps);
  proofRoutes(app, deps);
  accountRoutes(app, deps);
  colleagueRoutes(app, deps);
  deviceRoutes(app, deps);
  boardRoutes(app, deps);
  seatRoutes(app, deps);
  ledgerRoutes(app, deps);
  summaryRoutes(app, deps);
  auditRoutes(app, deps);
  calendarRoutes(app, deps);
  syncRoute(app, deps);
  await clientFiles(app, deps);
  return app;
}

/** Pieces of one message: browsers send one. Each costs some 100 bytes while the last has not come. */
const MAX_FRAGMENTS = 1_024;

const PERMISSIONS = [
  'camera=()',
  'microphone=()',
  'geolocation=()',
  'payment=()',
  'usb=()',
  'browsing-topics=()',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
].join(', ');

/** A number counts proxies from our end: whatever a client writes before them is not believed. */
function trustOf(trust: AppDeps['config']['trustProxy']) {
  if (typeof trust === 'number') return (_address: string, hop: number) => hop < trust;
  return typeof trust === 'object' ? [...trust] : trust;
}

function validateWithValibot(app: App): void {
  app.setValidatorCompiler<v.GenericSchema>(({ schema }) => (data) => {
    const parsed = v.safeParse(schema, data);
    return parsed.success
      ? { value: parsed.output }
      : { error: new Error(parsed.issues.map((issue) => v.getDotPath(issue)).join(', ')) };
  });
}

/** Other forms could be sent by a page elsewhere without asking first; and an empty body is no error. */
function readJsonOnly(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      if (body === '') done(null, undefined);
      else void parse(request, body, done);
    },
  );
}

/** The pattern of the address, never the address: it may hold what opens a board. */
function logAnswers(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
  app.setNotFoundHandler((_request, reply) => answer(reply, 'no-such-page'));
}
