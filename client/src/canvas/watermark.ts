/**
 * The engine's watermark stays as it is: its licence asks for that. On an https address without a key
 * the engine also asks its makers' server for one small picture; our content policy blocks that, and
 * the promise nobody waits for would end as an error of the page. This swallows exactly that one.
 * @returns a function that stops it
 */
export function swallowPing(world: Window & typeof globalThis = window): () => void {
  const reasons = new WeakSet<object>();
  const original = world.fetch;
  const watched: typeof fetch = (input, init) => {
    const answer = original.call(world, input, init);
    if (typeof input === 'string' && input.endsWith(PING)) {
      answer.catch((reason: unknown) => {
        if (typeof reason === 'object' && reason !== null) reasons.add(reason);
      });
    }
    return answer;
  };
  const swallow = (event: PromiseRejectionEvent) => {
    if (typeof event.reason === 'object' && event.reason !== null && reasons.has(event.reason))
      event.preventDefault();
  };
  world.fetch = watched;
  world.addEventListener('unhandledrejection', swallow);
  return () => {
    if (world.fetch === watched) world.fetch = original;
    world.removeEventListener('unhandledrejection', swallow);
  };
}

const PING = '/watermarks/watermark-track.svg';
