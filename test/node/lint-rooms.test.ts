import { resolve } from 'node:path';
import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { rooms } from '../../scripts/lint-rooms.mjs';

const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });
const at = (path: string, code: string): { filename: string; code: string } => ({
  filename: resolve('src', path),
  code,
});
const rejected = (path: string, code: string, messageId: 'room' | 'package') => ({
  ...at(path, code),
  errors: [{ messageId }],
});

tester.run('rooms/imports', rooms.rules.imports, {
  valid: [
    at('feed/rss.ts', "import { text } from './markup.js';"),
    at('feed/readers/rss.ts', "import { text } from '../markup.js';"),
    at('view/event/card.ts', "import { html } from 'lit'; import { card } from '../event-card.js';"),
    at(
      'view/list.ts',
      "import { repeat } from 'lit/directives/repeat.js'; import { select } from '../feed/select.js';",
    ),
    at('i18n/date.ts', "import type { EventDetails } from '../feed/model.js';"),
    at('i18n/date.ts', "import { type EventDetails } from '../feed/model.js';"),
    at('index.ts', "export { ClusterNewsList } from './elements/news-list.js';"),
    at('relay/cli.ts', "import { readFile } from 'node:fs/promises'; import Parser from 'rss-parser';"),
  ],
  invalid: [
    rejected('feed/rss.ts', "import { html } from 'lit';", 'package'),
    rejected('feed/rss.ts', "import { readFile } from 'node:fs';", 'package'),
    rejected('feed/rss.ts', "import type { View } from '../view/list.js';", 'room'),
    rejected('feed/readers/rss.ts', "const view = import('../../view/list.js');", 'room'),
    rejected('feed/rss.ts', "export * from '../browser/load-feed.js';", 'room'),
    rejected('feed/rss.ts', "let view: import('../view/list.js').View;", 'room'),
    rejected('i18n/date.ts', "import { isWholeDay } from '../feed/event-time.js';", 'room'),
    rejected('view/list.ts', "import { loadFeed } from '../browser/load-feed.js';", 'room'),
    rejected('view/list.ts', "import { version } from '../registry.js';", 'room'),
    rejected('view/list.ts', "import { other } from 'lit-other';", 'package'),
    rejected('elements/news-list.ts', "import { ics } from '../calendar/ics.js';", 'room'),
    rejected('index.ts', "export { cli } from './relay/cli.js';", 'room'),
  ],
});
