import type { ReactiveControllerHost } from 'lit';
import { formatLocale } from '../i18n/locale.js';
import { type Speech, loadedTexts, loadTexts, wordLanguage } from '../i18n/words.js';

/** The language of a host, and words in it and in others. */
export interface LanguageController {
  /** The language tag in force, such as `de-AT`: the `lang` of the nearest ancestor that states one, across shadow roots; else `en`. */
  readonly tag: string;
  /** Words and formats for a language tag. Where the words are still on their way the host updates later. */
  readonly speech: (tag: string) => Speech | undefined;
  /** A visitor's choice, which holds whatever the page states; takes effect when its words are there. */
  readonly choose: (tag: string) => Promise<void>;
}

/** Knows the language of its host and brings the words for it; follows changes anywhere above the host. */
export function controlLanguage(host: ReactiveControllerHost & HTMLElement): LanguageController {
  let tag = 'en';
  /** What a visitor has chosen, last. */
  let wanted: string | undefined;
  let chosen: string | undefined;

  const read = () => {
    let stated: string | null | undefined;
    for (let scope: Element | null = host; scope;) {
      stated ||= scope.closest('[lang]')?.getAttribute('lang');
      const root = scope.getRootNode() as ShadowRoot;
      // Again and again: that adds nothing where it is watched already.
      observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
      scope = root.host;
    }
    const before = tag;
    tag = chosen ?? (stated || 'en');
    if (tag !== before) update();
  };
  const observer = new MutationObserver(read);
  // The page replaces single words.
  const update = () => host.requestUpdate();

  host.addController({
    hostConnected() {
      read();
      addEventListener('cluster-texts', update);
    },
    hostDisconnected() {
      observer.disconnect();
      removeEventListener('cluster-texts', update);
    },
  });

  return {
    get tag() {
      return tag;
    },
    speech(tag) {
      const words = wordLanguage(tag);
      const coming = loadedTexts(words) ? undefined : loadTexts(words);
      const texts = loadedTexts(words);
      if (!texts) return void coming!.then(update, () => {});
      const speech = { texts, words, locale: formatLocale(tag) };
      // Links follow it in shadow roots, too.
      return document.querySelector('base[target=_blank i]')
        ? { ...speech, newWindow: texts['link.new-window'] }
        : speech;
    },
    async choose(tag) {
      wanted = tag;
      // What is shown stays until there are words for it.
      await loadTexts(wordLanguage(tag));
      if (wanted !== tag) return;
      chosen = tag;
      if (host.isConnected) read();
    },
  };
}
