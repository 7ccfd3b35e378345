import { For, splitProps, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';

type Part = 'path' | 'circle' | 'ellipse' | 'line' | 'polygon' | 'polyline' | 'rect';

export interface IconProps extends JSX.SvgSVGAttributes<SVGSVGElement> {
  /** A drawing of lucide, on 24 × 24. */
  icon: { readonly node: ReadonlyArray<readonly [Part, Readonly<Record<string, string>>]> };
  /** px */
  size?: number;
}

/** Stands in for lucide's own (vite.config.ts), which brings 1 kB (gzip) of options that nothing here uses. */
export default function Icon(props: IconProps) {
  const [own, rest] = splitProps(props, ['icon', 'size']);
  return (
    <svg
      width={own.size ?? 24}
      height={own.size ?? 24}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      {...rest}
    >
      <For each={own.icon.node}>
        {([part, attributes]) => <Dynamic component={part} {...attributes} />}
      </For>
    </svg>
  );
}
