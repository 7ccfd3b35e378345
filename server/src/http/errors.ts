import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused, type RefusalReason } from '../access/refused.ts';
import { LedgerRefused } from '../ledger/refused.ts';
import { StoreError } from '../store/store.ts';
import { errorBody, refusalBody } from './messages.ts';
import type { App } from './types.ts';

/** Every answer that is not a yes has one form, and never says what went wrong inside. */
export function answerErrors(app: App): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    if (!(error instanceof LedgerRefused)) return answer(reply, kindOf(error, request));
    const { status, body } = refusalBody(error.why);
    return reply.code(status).header('cache-control', 'no-store').send(body);
  });
}

export function answer(reply: FastifyReply, kind: RefusalReason): FastifyReply {
  const { status, body } = errorBody(kind);
  return reply.code(status).header('cache-control', 'no-store').send(body);
}

function kindOf(error: unknown, request: FastifyRequest): RefusalReason {
  if (error instanceof Refused) return error.why;
  if (error instanceof StoreError && error.kind === 'full') return 'disk-full';
  const status = statusOf(error);
  if (status === 413) return 'too-big';
  if (status >= 400 && status < 500) return 'not-understood';
  request.log.error({ stack: error instanceof Error ? error.stack : 'not an Error' }, 'failed');
  return 'unwell';
}

/** Fastify's own errors carry one: too large a body, broken JSON, a body that its schema refuses. */
function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}
