import { createHash } from 'node:crypto';
import { readFeed } from '../../feed/read-feed.js';
import { feedFile } from '../fragments.js';
import type { Relay } from '../relay.js';
import { renderWidget } from '../render.js';
import type { Choice } from './choice.js';
import { embedSrc } from './embed.js';
import type { Markup } from './markup.js';

/** A widget for `/embed`, prerendered, and what a policy has to allow of it. */
export interface EmbedWidget {
  readonly tag: Markup;
  /** Of its style sheet, as in a policy: `'sha256-…'`. */
  readonly styleHash: string | undefined;
}

interface Wanted {
  readonly choice: Choice;
  readonly language: string;
  /** Where the relay is, without a slash at its end. */
  readonly root: string;
  readonly fallback: { readonly text: string; readonly url: string };
}

/** How many are kept: whoever asks for others makes some work, and no more than that. */
const most = 200;

/** Renders widgets for frames, each choice once for every publication; nothing of a feed that is not published yet. */
export function openEmbedWidgets(
  relay: Relay,
  now: () => number = Date.now,
): (wanted: Wanted) => Promise<EmbedWidget | undefined> {
  const known = new Map<string, { body: Uint8Array; widget: Promise<EmbedWidget> }>();

  async function make(
    { choice: { widget, attributes, feed }, language, root, fallback }: Wanted,
    body: Uint8Array,
  ): Promise<EmbedWidget> {
    const url = `${root}/feeds/${feedFile(feed, language)}`;
    const read = await readFeed(body, { url });
    const src = embedSrc(feed, language);
    const html = await renderWidget(`cluster-${widget}`, { src, ...attributes }, [{ feed: read, url }], {
      language,
      now: now(),
      timeZone: relay.config().timeZone,
      page: `${root}/embed`,
      fallback,
    });
    const [, style] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
    return {
      tag: { html },
      styleHash: style && `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    };
  }

  return async (wanted) => {
    const { choice, language, root, fallback } = wanted;
    const { feed, widget, attributes } = choice;
    const body = relay.files().get(feedFile(feed, language))?.body;
    if (!body) return undefined;
    const key = JSON.stringify([feed.name, widget, attributes, language, root, fallback]);
    const before = known.get(key);
    if (before?.body === body) return before.widget;
    if (known.size >= most) known.clear();
    const made = make(wanted, body);
    known.set(key, { body, widget: made });
    return made;
  };
}
