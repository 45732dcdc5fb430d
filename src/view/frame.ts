import { type TemplateResult, html } from 'lit';
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
  /** Said in the place of content where the host has none of its own; empty for nothing. */
  readonly instead: string;
  /** Whether `instead` says that there is nothing, for which the host may have words of its own. */
  readonly isEmpty: boolean;
  /** What went wrong, or is new; empty for nothing. */
  readonly message: string;
  /** Whether the message is to be spoken. */
  readonly speaks: boolean;
  /** Whether the message is for all, or for listeners alone. */
  readonly isProblem: boolean;
  /** The way on after a failure. */
  readonly retry: (() => void) | undefined;
}

/**
 * The heading and the content, or the host's own content in their place; below, what went wrong. The status
 * region is there from the start, since many screen readers hear only changes of one that was.
 */
export function frame(options: Frame, { texts, words }: Speech): TemplateResult {
  const { content, isEmpty, message, retry } = options;
  const instead = paragraph(isEmpty ? 'empty' : 'loading', options.instead, words);
  const head = options.heading && heading(options.level, 'heading', options.heading);
  return html`${
      content
        ? html`<div part="base" lang=${words}><slot name="heading">${head}</slot>${content}</div>`
        : html`${isEmpty ? html`<slot name="empty">${instead}</slot>` : instead}<slot></slot>`
    }
    <div class=${options.isProblem ? '' : 'quiet'} part="problem" lang=${words}>
      <p role="status" part="status" aria-live=${options.speaks ? 'polite' : 'off'}>${message}</p>
      ${retry && html`<button part="retry" @click=${retry}>${texts['feed.retry']}</button>`}
    </div>`;
}
