import { sameLanguage } from '../feed/language.js';
import type { ClusterItem } from '../feed/model.js';

/** What an item may have from a copy of it in another language. */
const FACTS = ['date_published', '_event', '_call'] as const;
const WORDS = ['summary', 'content_text', 'tags', 'authors', 'attachments', '_translations'] as const;

/** An item with what it lacks and a copy of it has. What both have is the item's own. */
export function takeOver(item: ClusterItem, copy: ClusterItem): ClusterItem {
  const isSame = !item.language || !copy.language || sameLanguage(item.language, copy.language);
  const lacks = (name: keyof ClusterItem): boolean => item[name] === undefined && copy[name] !== undefined;
  const names = [...FACTS, ...(isSame ? WORDS : [])].filter(lacks);
  // The beginning of a text stands for the summary where there is none.
  const taken = names.filter((name) => name !== 'summary' || item.content_text === undefined);
  return {
    ...item,
    ...Object.fromEntries(taken.map((name) => [name, copy[name]])),
    ...(lacks('url') && isSame && { url: copy.url! }),
    ...(!item._image && copy._image && imageOf(copy, isSame)),
  };
}

function imageOf({ _image, language }: ClusterItem, isSame: boolean): Partial<ClusterItem> {
  const image = isSame || !language ? _image! : { language, ..._image! };
  return { image: image.url, _image: image };
}
