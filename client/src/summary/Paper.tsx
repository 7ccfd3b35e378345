import type { Page, PageItem, PageSection } from '@steady/shared/summary/page.ts';
import { createUniqueId, For, Show, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { LaneIcon } from '../ui/LaneIcon.tsx';
import { PersonMark } from '../ui/PersonMark.tsx';
import { CanvasPicture } from './CanvasPicture.tsx';
import './paper.css';

export interface PaperProps {
  page: Page;
  /** What stands beside an item on a screen, and on no paper. */
  beside?: (item: PageItem) => JSX.Element;
}

/**
 * A summary's page as people read it: everything it says, in its order, and nothing else. Its language and
 * direction are the board's; what people wrote runs its own way.
 */
export function Paper(props: PaperProps) {
  const id = createUniqueId();
  return (
    <article class="paper" lang={props.page.lang} dir={props.page.dir} aria-labelledby={id}>
      <header class="paper-head">
        <h2 id={id}>{props.page.title}</h2>
        <For each={props.page.lines}>{(line) => <p>{line}</p>}</For>
      </header>
      <For each={props.page.sections}>
        {(section) => <Section section={section} beside={props.beside} />}
      </For>
      <footer class="paper-foot">
        <For each={props.page.foot}>{(line) => <p>{line}</p>}</For>
      </footer>
    </article>
  );
}

function Section(props: { section: PageSection; beside: PaperProps['beside'] }) {
  return (
    <section
      class="paper-section"
      data-section={props.section.id}
      data-level={props.section.level}
      data-lane={props.section.hue}
    >
      <Show when={props.section.heading !== ''}>
        <Dynamic component={props.section.level === 2 ? 'h3' : 'h4'} class="paper-heading">
          <Show when={props.section.hue}>{(lane) => <LaneIcon lane={lane()} />}</Show>
          {props.section.heading}
        </Dynamic>
      </Show>
      <Show when={props.section.hue}>
        <div class="lane-strip" />
      </Show>
      <Show when={props.section.intro}>
        <p class="paper-intro">{props.section.intro}</p>
      </Show>
      <Show when={props.section.items.length > 0}>
        {/* A list without marks is no list to some screen readers, unless it says that it is one. */}
        <Dynamic
          component={props.section.id === 'timeline' ? 'ol' : 'ul'}
          class="paper-items"
          role="list"
        >
          <For each={props.section.items}>
            {(item) => <Item item={item} beside={props.beside} />}
          </For>
        </Dynamic>
      </Show>
      <Show when={props.section.blank}>
        <div class="paper-blank" aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
        </div>
      </Show>
      <Show when={props.section.picture}>{(picture) => <CanvasPicture picture={picture()} />}</Show>
    </section>
  );
}

function Item(props: { item: PageItem; beside: PaperProps['beside'] }) {
  return (
    <li class="paper-item" data-item={props.item.id}>
      <Show when={props.item.label !== undefined || props.item.by !== undefined}>
        <p class="paper-by">
          <Show when={props.item.label}>
            <span class="paper-label">{props.item.label}</span>
          </Show>
          <Show when={props.item.by}>
            {(by) => <PersonMark seat={by().seat} name={by().name} size="small" withName />}
          </Show>
        </p>
      </Show>
      <Show when={props.item.words !== ''}>
        <p class="paper-words" lang="" dir="auto">
          {props.item.words}
        </p>
      </Show>
      <Show when={props.item.rows.length > 0}>
        <dl class="paper-rows">
          <For each={props.item.rows}>
            {(row) => (
              <div>
                <dt>{row.label}</dt>
                <dd lang={row.isPeoples ? '' : undefined} dir={row.isPeoples ? 'auto' : undefined}>
                  {row.text}
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <Show when={props.item.notes.length > 0}>
        <ul class="paper-notes" role="list">
          <For each={props.item.notes}>
            {(note) => (
              <li>
                <p>{note.text}</p>
                <Show when={note.quote}>
                  <blockquote lang="" dir="auto">
                    {note.quote}
                  </blockquote>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      {props.beside?.(props.item)}
    </li>
  );
}
