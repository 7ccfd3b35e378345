import type { Picture } from '@steady/shared/summary/summary.ts';
import { createUniqueId } from 'solid-js';

/**
 * The canvas inside the page, and not as a picture file: only so its words have the page's own letters, by
 * which their lines were measured. It is made here or by the server, of shapes and escaped words alone.
 */
export function CanvasPicture(props: { picture: Picture }) {
  const id = createUniqueId();
  return (
    <div class="paper-picture" role="img" aria-label={props.picture.alt}>
      {drawn(props.picture.svg, id)}
    </div>
  );
}

function drawn(svg: string, id: string): SVGElement | undefined {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  if (!(root instanceof SVGElement)) return undefined;
  root.setAttribute('aria-hidden', 'true');
  root.removeAttribute('role');
  // The same picture may stand on a page twice, on the screen and for paper: names in it are its own.
  for (const named of root.querySelectorAll('[id]')) named.id = `${id}-${named.id}`;
  for (const clipped of root.querySelectorAll('[clip-path]'))
    clipped.setAttribute(
      'clip-path',
      (clipped.getAttribute('clip-path') ?? '').replace('url(#', `url(#${id}-`),
    );
  return document.importNode(root, true);
}
