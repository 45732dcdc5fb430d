import { type TemplateResult, html, nothing } from 'lit';
import type { ClusterItem } from '../feed/model.js';
import type { Speech } from '../i18n/words.js';
import type { Hooks } from './hooks.js';
import { contentLang } from './language.js';

/** An item's image with its credit; nothing where there is none or the host's policy has it out. */
export function figure(
  { _image: image, language }: ClusterItem,
  hooks: Hooks,
  speech: Speech,
  hasCredit = true,
): TemplateResult | typeof nothing {
  if (!image || !hooks.allowsImage(image.url)) return nothing;
  const { url, alt = '', credit, width, height } = image;
  const lang = contentLang(image.language ?? language, speech);
  // A broken one leaves its room: nothing on the page moves, and titles side by side stay in line.
  return html`<figure part="figure">
    ${
      hooks.broken.has(url)
        ? html`<span part="image"></span>`
        : html`<img
            part="image"
            alt=${alt}
            lang=${lang}
            width=${width ?? nothing}
            height=${height ?? nothing}
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            src=${url}
            @error=${() => hooks.imageFailed(url)}
          />`
    }
    ${hasCredit && credit ? html`<figcaption part="credit">${speech.texts['item.credit'](credit)}</figcaption>` : nothing}
  </figure>`;
}
