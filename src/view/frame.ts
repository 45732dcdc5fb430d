import { type TemplateResult, html, nothing } from 'lit';
import type { Speech } from '../i18n/words.js';
import { heading } from './heading.js';
import { paragraph } from './text.js';

/** What surrounds the content of every widget. */
export interface Frame {
  /** Text of the heading; empty for none. */
  readonly heading: string;
  /** 2 to 6. */
  readonly level: number;
  /** `false`: nothing to show, so the host's own content stands. */
  readonly content: TemplateResult | false;
  /** What keeps the room for content that is on its way. */
  readonly skeleton: TemplateResult | false;
  /** Whether it makes that room; else it takes what there is. */
  readonly isRoomy: boolean;
  /** Whether there is something else to see meanwhile. */
  readonly isUnseen: boolean;
  /** Said in the place of content where the host has none of its own; empty for nothing. */
  readonly instead: string;
  /** Whether `instead` says that there is nothing, for which the host may have words of its own. */
  readonly isEmpty: boolean;
  /** What went wrong, or is new; empty for nothing. */
  readonly message: string;
  /** Whether the message is to be spoken. */
  readonly speaks: boolean;
  /** The way on after a failure. */
  readonly retry: (() => void) | undefined;
  /** Whether what went wrong is to be seen, and not only heard. */
  readonly isLoud: boolean;
  /** The host's own content has changed. */
  readonly slotChanged: () => void;
}

/** The heading and the content. */
export const base = (
  { heading: head, level }: Pick<Frame, 'heading' | 'level'>,
  content: TemplateResult,
  words: string,
): TemplateResult =>
  html`<div part="base" lang=${words}>
    <slot name="heading">${head && heading(level, 'heading', head)}</slot>${content}
  </div>`;

/**
 * The heading and the content, or the host's own content in their place; below, what went wrong. The status
 * region is there from the start, since many screen readers hear only changes of one that was. The first element is as
 * high as all, and the last one lies at its end.
 */
export function frame(options: Frame, { texts, words }: Speech): TemplateResult {
  const { content, skeleton, isEmpty, instead, message, retry } = options;
  return html`<div class=${options.isRoomy ? 'room' : ''}>
      <div>
        ${
          content
            ? base(options, content, words)
            : html`${
                  isEmpty
                    ? html`<slot name="empty">${paragraph('empty', instead, words)}</slot>`
                    : instead && html`<p class="quiet" part="loading" lang=${words}>${instead}</p>`
                }<slot @slotchange=${options.slotChanged}></slot>`
        }
        <div class=${options.isLoud ? '' : 'quiet'} part="problem" lang=${words}>
          <p role="status" part="status" aria-live=${options.speaks ? 'polite' : 'off'}>${message}</p>
          ${retry && html`<button part="retry" @click=${retry}>${texts['feed.retry']}</button>`}
        </div>
      </div>
      ${
        skeleton
          ? html`<div part="skeleton" class=${options.isUnseen ? 'unseen' : ''} aria-hidden="true" inert>
              ${base(options, skeleton, words)}
            </div>`
          : nothing
      }
    </div>
    <i></i>`;
}
