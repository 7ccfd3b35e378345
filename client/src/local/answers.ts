/** IndexedDB's events as promises. @throws DOMException */
export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(whyOf(request.error)));
  });
}

export function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(whyOf(transaction.error)));
  });
}

const whyOf = (error: DOMException | null) => error ?? new Error('the browser keeps nothing');
