import type { JSX } from 'solid-js';
import './banner.css';

export interface BannerProps {
  /** `attention` asks for a look; `quiet` only tells. Neither blinks. */
  tone?: 'quiet' | 'attention';
  icon?: JSX.Element;
  /** One state of the whole page: offline, read-only, resting. At most two sentences. */
  children: JSX.Element;
  action?: JSX.Element;
}

/** Stays as long as the state it tells about; announced politely when it appears. */
export function Banner(props: BannerProps) {
  return (
    <div class="banner" data-tone={props.tone ?? 'quiet'} role="status">
      {props.icon}
      <p>{props.children}</p>
      {props.action}
    </div>
  );
}
