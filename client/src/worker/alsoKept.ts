/**
 * What the server has answered, kept for when there is no network where there is room for it. A full device
 * keeps nothing more, and loses nothing of what came: the page must not stay away for that.
 */
export async function alsoKept(
  request: Request,
  answer: Response,
  open: () => Promise<Pick<Cache, 'put'>>,
): Promise<Response> {
  if (!answer.ok) return answer;
  const copy = answer.clone();
  await open()
    .then((cache) => cache.put(request, copy))
    .catch(() => {});
  return answer;
}
