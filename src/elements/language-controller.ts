import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formatLocale, primaryLanguage } from '../i18n/locale.js';
import { type Speech, loadedTexts, loadTexts, wordLanguage } from '../i18n/words.js';

type Host = ReactiveControllerHost & HTMLElement;

/** The `lang` of the nearest ancestor that states one, across shadow roots; `en` where none does. */
export function nearestLanguage(element: Element): string {
  for (let scope: Element | null = element; scope; scope = hostOf(scope)) {
    const stated = scope.closest('[lang]')?.getAttribute('lang');
    if (stated) return stated;
  }
  return 'en';
}

/** Knows the language of its host and brings the words for it; follows changes anywhere above the host. */
export class LanguageController implements ReactiveController {
  readonly #host: Host;
  #observer: MutationObserver | undefined;
  #tag = 'en';

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** The language tag in force, such as `de-AT`. */
  get tag(): string {
    return this.#tag;
  }

  /** `de` of `de-AT`. */
  get primary(): string {
    return primaryLanguage(this.#tag);
  }

  /** Words and formats for a language tag. Where the words are still on their way the host updates later. */
  speech(tag: string = this.#tag): Speech | undefined {
    const words = wordLanguage(tag);
    const texts = loadedTexts(words);
    if (!texts) void loadTexts(words).then(() => this.#host.requestUpdate());
    return texts && { texts, words, locale: formatLocale(tag) };
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#read());
    const options = { subtree: true, attributeFilter: ['lang'] };
    for (let scope: Element | null = this.#host; scope; scope = hostOf(scope)) {
      this.#observer.observe(scope.getRootNode(), options);
    }
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #read(): void {
    const tag = nearestLanguage(this.#host);
    if (tag === this.#tag) return;
    this.#tag = tag;
    this.#host.requestUpdate();
  }
}

function hostOf(element: Element): Element | null {
  return (element.getRootNode() as ShadowRoot).host ?? null;
}
