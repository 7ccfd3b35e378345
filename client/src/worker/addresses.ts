/** Code of ours: named by its content, so that it never changes. */
export const isCode = (path: string): boolean => path.startsWith('/assets/');

/** Small files beside the code, the practice's own words among them: the same for everybody. */
export const isBesideCode = (path: string): boolean =>
  /^\/(?:icon(?:-\w+)?\.(?:svg|png)|manifest\.webmanifest|practice\.json)$/.test(path);

/** A page of the app: everything else belongs to the server, and is never answered from a copy. */
export const isPage = (path: string): boolean =>
  !/^\/(?:api|sync|assets|calendar)(?:\/|$)/.test(path) && !/\.[^/]*$/.test(path);
