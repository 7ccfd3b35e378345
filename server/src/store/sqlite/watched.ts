import type { StoreError } from '../store.ts';
import { isFatal, toStoreError } from '../trouble.ts';

/** Every error leaves as a StoreError, and the fatal ones are told. */
export function watched<T extends object>(table: T, onFatal: (error: StoreError) => void): T {
  return new Proxy(table, {
    get(target, key) {
      const method: unknown = Reflect.get(target, key);
      if (typeof method !== 'function') return method;
      return async (...parameters: unknown[]): Promise<unknown> => {
        try {
          return await Reflect.apply(method, target, parameters);
        } catch (error) {
          const trouble = toStoreError(error);
          if (isFatal(error)) onFatal(trouble);
          throw trouble;
        }
      };
    },
  });
}
