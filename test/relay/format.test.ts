import { expect } from 'chai';
import { nameFormat } from '../../src/relay/format.js';

const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';

describe('the name of a format', () => {
  const named: readonly (readonly [text: string, name: string | undefined])[] = [
    ['<rss version="2.0"><channel/></rss>', 'RSS 2.0'],
    ['<?xml version="1.0"?>\n<!-- x --><rss version="0.91"><channel/></rss>', 'RSS 0.91'],
    ['<rss><channel/></rss>', 'RSS'],
    [`<rdf:RDF ${rdf} xmlns="http://purl.org/rss/1.0/"><channel/></rdf:RDF>`, 'RSS 1.0'],
    [`<rdf:RDF ${rdf} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel/></rdf:RDF>`, 'RSS 0.9'],
    ['<feed xmlns="http://www.w3.org/2005/Atom"></feed>', 'Atom 1.0'],
    ['<a:feed xmlns:a="http://www.w3.org/2005/Atom"></a:feed>', 'Atom 1.0'],
    ['<feed version="0.3" xmlns="http://purl.org/atom/ns#"></feed>', 'Atom 0.3'],
    ['{"version": "https://jsonfeed.org/version/1.1", "items": []}', 'JSON Feed 1.1'],
    ['\ufeff {"version": "https://jsonfeed.org/version/1", "items": []}', 'JSON Feed 1'],
    ['{"items": [{"_event": {}}]}', 'JSON Feed with the extensions of a cluster feed'],
    ['[{"id": 1, "title": {"rendered": "x"}, "link": "https://x.example"}]', 'WordPress REST'],
    ['<br /><b>Notice</b>: x in y.php [{"id": 1}]', 'WordPress REST'],
    ['{"events": [], "total": 0}', 'The Events Calendar REST'],
    ['BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR', 'iCalendar'],
    ['<!doctype html><title>x</title>', undefined],
    ['{"error": "x"}', undefined],
    ['{"items": [', undefined],
    ['', undefined],
  ];
  for (const [text, name] of named) {
    it(`of ${JSON.stringify(text.slice(0, 50))} is ${name ?? 'not known'}`, () => {
      expect(nameFormat(text)).to.equal(name);
    });
  }
});
