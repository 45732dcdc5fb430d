import { expect } from 'chai';
import { coalesce } from '../../src/relay/coalesce.js';
import { openRelay, type RelayEvent } from '../../src/relay/relay.js';
import type { RelayParts } from '../../src/relay/relay-parts.js';
import type { RelayConfig } from '../../src/relay/model.js';
import {
  fakeParts,
  feedConfig,
  goodRecord,
  openClock,
  publishPlainly,
  relayConfig,
  settle,
} from './fake-relay.js';

const minute = 60_000;
const news = 'https://news.example/feed';
const events = 'https://events.example/feed';
const two = relayConfig([feedConfig('news'), feedConfig('events')]);

function open(config: RelayConfig = two, change: Partial<RelayParts> = {}) {
  const clock = openClock();
  const fakes = fakeParts(change);
  const reports: RelayEvent[] = [];
  const relay = openRelay(config, fakes.parts, {
    now: clock.now,
    setTimer: clock.setTimer,
    random: () => 0,
    report: (event) => reports.push(event),
  });
  const textOf = (path: string) => new TextDecoder().decode(relay.files().get(path)?.body);
  return { relay, clock, reports, textOf, ...fakes };
}

describe('the live relay', () => {
  it('serves the last good copies at once, before anything is read', async () => {
    const { relay, stored, textOf, attempts } = open();
    stored.set(news, goodRecord(news, 'Kept'));
    await relay.start();
    expect(textOf('news.json')).to.contain('Kept');
    expect(attempts).to.be.empty;
  });

  it('has read the files of this machine when it has started', async () => {
    const sources = [news, '/srv/notices.json'].map((location) => ({ location, refresh: 15 }));
    const { relay, textOf, attempts } = open(relayConfig([feedConfig('news', { sources })]));
    const started = relay.start();
    await settle();
    expect(attempts.map(({ source }) => source.key)).to.deep.equal(['/srv/notices.json']);
    attempts[0]!.answer(goodRecord('/srv/notices.json', 'Notice'));
    await started;
    expect(textOf('news.json')).to.contain('Notice');
  });

  it('publishes no feed of which nothing was ever read', async () => {
    const { relay, clock, attempts } = open();
    await relay.start();
    clock.advance(0);
    expect(attempts).to.have.length(2);
    attempts[0]!.answer({ key: news, failures: 1, error: 'dead' });
    await settle();
    expect([...relay.files().keys()]).to.be.empty;
  });

  it('publishes a feed as soon as one of its sources is there', async () => {
    const sources = [news, events].map((location) => ({ location, refresh: 15 }));
    const { relay, clock, attempts, textOf } = open(relayConfig([feedConfig('all', { sources })]));
    const told: boolean[] = [];
    await relay.onFiles((_feed, _files, { complete }) => void told.push(complete));
    await relay.start();
    clock.advance(0);
    attempts[1]!.answer(goodRecord(events, 'Fair'));
    await settle();
    expect(textOf('all.json')).to.contain('Fair');
    attempts[0]!.answer(goodRecord(news, 'Lab'));
    await settle();
    expect(textOf('all.json')).to.contain('Lab').and.contain('Fair');
    expect(told).to.deep.equal([false, true]);
  });

  it('reads a source when it is due, again and again', async () => {
    const { relay, stored, clock, attempts } = open(relayConfig([feedConfig('news')]));
    stored.set(news, goodRecord(news, 'One'));
    await relay.start();
    clock.advance(15 * minute - 1);
    expect(attempts).to.be.empty;
    clock.advance(1);
    expect(attempts).to.have.length(1);
    attempts[0]!.answer({ ...goodRecord(news, 'Two'), fetched: new Date(clock.now()).toISOString() });
    await settle();
    clock.advance(15 * minute);
    expect(attempts).to.have.length(2);
    expect(attempts[1]!.known?.feed?.items[0]?.title).to.equal('Two');
  });

  it('reads a source once at a time, whoever asks', async () => {
    const { relay, clock, attempts } = open(relayConfig([feedConfig('news')]));
    await relay.start();
    clock.advance(0);
    const both = [relay.refresh(), relay.refresh('news')];
    expect(attempts).to.have.length(1);
    attempts[0]!.answer(goodRecord(news, 'One'));
    await Promise.all(both);
    expect(attempts).to.have.length(1);
  });

  it('reads an address once that two feeds name, and publishes both', async () => {
    const sources = [{ location: news, refresh: 15 }];
    const { relay, attempts, textOf } = open(
      relayConfig([feedConfig('a', { sources }), feedConfig('b', { sources })]),
    );
    await relay.start();
    const done = relay.refresh();
    expect(attempts).to.have.length(1);
    attempts[0]!.answer(goodRecord(news, 'One'));
    await done;
    expect(textOf('a.json')).to.contain('One');
    expect(textOf('b.json')).to.contain('One');
  });

  it('has time for other things while what takes long to publish is read piece by piece', async () => {
    const sources = Array.from({ length: 4 }, (_, at) => ({
      location: `https://a.example/${at}`,
      refresh: 15,
    }));
    let published = 0;
    const { relay, clock, attempts, textOf } = open(relayConfig([feedConfig('all', { sources })]), {
      publish: (feed, records) => {
        published++;
        clock.advance(100);
        return publishPlainly(feed, records);
      },
    });
    await relay.start();
    const done = relay.refresh();
    for (const [at, attempt] of attempts.entries()) {
      attempt.answer(goodRecord(attempt.source.key, `Title ${at}`));
      await settle();
    }
    expect([textOf('all.json').includes('Title 0'), published]).to.deep.equal([true, 1]);
    clock.advance(400);
    await settle();
    expect([textOf('all.json').includes('Title 3'), published]).to.deep.equal([true, 2]);
    // Once more for those who asked while that was to come.
    clock.advance(400);
    await done;
    expect(published).to.equal(3);
  });

  it('publishes only feeds whose sources were read', async () => {
    const { relay, stored, attempts, reports } = open();
    stored.set(news, goodRecord(news, 'One')).set(events, goodRecord(events, 'Two'));
    await relay.start();
    reports.length = 0;
    const done = relay.refresh('events');
    attempts[0]!.answer(goodRecord(events, 'Three'));
    await done;
    expect(reports.flatMap((event) => (event.type === 'published' ? event.feed.name : []))).to.deep.equal([
      'events',
    ]);
  });

  it('publishes anew from memory as time passes', async () => {
    const { relay, stored, clock, reports } = open(
      relayConfig([feedConfig('news', { sources: [{ location: news, refresh: 600 }] })]),
    );
    stored.set(news, goodRecord(news, 'One'));
    await relay.start();
    reports.length = 0;
    for (let round = 1; round <= 3; round++) {
      clock.advance(15 * minute);
      await settle();
      expect(reports.map(({ type }) => type)).to.deep.equal(Array(round).fill('published'));
    }
  });

  it('keeps what it has published when a publication fails', async () => {
    let isBroken = false;
    const { relay, stored, textOf, attempts, reports } = open(two, {
      publish: (feed, records) =>
        isBroken ? Promise.reject(new Error('no memory')) : publishPlainly(feed, records),
    });
    stored.set(news, goodRecord(news, 'Kept')).set(events, goodRecord(events, 'Fair'));
    await relay.start();
    isBroken = true;
    const done = relay.refresh('news');
    attempts[0]!.answer(goodRecord(news, 'New'));
    await done;
    expect(textOf('news.json')).to.contain('Kept');
    expect(reports.at(-1)).to.include({ type: 'not-published', reason: 'no memory' });
  });

  it('keeps in memory what the disk does not take, and says so', async () => {
    const { relay, attempts, textOf, reports } = open(relayConfig([feedConfig('news')]), {
      openStore: () =>
        Promise.resolve({
          load: () => Promise.resolve(undefined),
          save: () => Promise.resolve('no space left'),
        }),
    });
    await relay.start();
    const done = relay.refresh();
    attempts[0]!.answer(goodRecord(news, 'One'));
    await done;
    expect(textOf('news.json')).to.contain('One');
    expect(reports).to.deep.include({
      type: 'not-stored',
      source: attempts[0]!.source,
      reason: 'no space left',
    });
  });

  it('goes on with the last good copy after a fault of its own', async () => {
    const { relay, stored, clock, attempts, textOf } = open(relayConfig([feedConfig('news')]));
    stored.set(news, goodRecord(news, 'Kept'));
    await relay.start();
    const done = relay.refresh();
    attempts[0]!.fail(new TypeError('a bug'));
    await done;
    const [status] = relay.status().get('news')!;
    expect(status!.record).to.include({ error: 'a bug', failures: 1 });
    expect(textOf('news.json')).to.contain('Kept');
    clock.advance(15 * minute);
    expect(attempts).to.have.length(2);
  });

  it('does not turn a schedule that is always due into a loop', async () => {
    const { relay, clock, attempts } = open(relayConfig([feedConfig('news')]), { nextAttempt: () => 0 });
    await relay.start();
    clock.advance(0);
    attempts[0]!.answer(goodRecord(news, 'One'));
    await settle();
    clock.advance(999);
    expect(attempts).to.have.length(1);
    clock.advance(1);
    expect(attempts).to.have.length(2);
  });

  it('stops: what is under way is called off, nothing is read or published any more', async () => {
    const { relay, clock, attempts, reports, saved } = open();
    await relay.start();
    clock.advance(0);
    reports.length = 0;
    await relay.stop();
    expect(attempts.every(({ signal }) => signal.aborted)).to.equal(true);
    clock.advance(60 * minute);
    await settle();
    expect(attempts).to.have.length(2);
    expect(reports).to.be.empty;
    expect(saved).to.be.empty;
    expect(clock.timers).to.be.empty;
  });
});

describe('another configuration', () => {
  it('keeps what is known of sources that stay, and drops feeds that are no more', async () => {
    const { relay, stored, attempts, textOf } = open();
    stored.set(news, goodRecord(news, 'One')).set(events, goodRecord(events, 'Two'));
    await relay.start();
    const gone: string[] = [];
    await relay.onFiles(({ name }, files) => void (files.length || gone.push(name)));
    stored.clear();
    await relay.adopt(relayConfig([feedConfig('news', { title: 'Renamed' }), feedConfig('calls')]));
    expect(gone).to.deep.equal(['events']);
    expect([...relay.files().keys()]).to.deep.equal(['news.json']);
    expect(textOf('news.json')).to.contain('One');
    expect([...relay.status().keys()]).to.deep.equal(['news', 'calls']);
    expect(attempts).to.be.empty;
  });

  it('reads what is new in it at once', async () => {
    const { relay, stored, clock, attempts } = open(relayConfig([feedConfig('news')]));
    stored.set(news, goodRecord(news, 'One'));
    await relay.start();
    await relay.adopt(two);
    clock.advance(0);
    expect(attempts.map(({ source }) => source.key)).to.deep.equal([events]);
  });

  it('lets no answer in that was asked for by a source that is no more', async () => {
    const { relay, clock, attempts, saved } = open();
    await relay.start();
    clock.advance(0);
    await relay.adopt(relayConfig([feedConfig('news')]));
    attempts.find(({ source }) => source.key === events)!.answer(goodRecord(events, 'Late'));
    await settle();
    expect(saved).to.be.empty;
    expect(relay.files()).to.be.empty;
  });
});

describe('images that are copied', () => {
  it('are linked to once they are there, and the feed does not wait for them', async () => {
    let give = (_copies: ReadonlyMap<string, { file: string }>) => {};
    const copied = new Promise<ReadonlyMap<string, { file: string }>>((resolve) => (give = resolve));
    const links: (string | undefined)[] = [];
    const { relay, attempts } = open(relayConfig([feedConfig('news', { images: 'copy' })]), {
      copyImages: () => copied,
      publish: (feed, records, { imageAt }) => {
        links.push(imageAt?.('https://news.example/a.jpg')?.file);
        return publishPlainly(feed, records);
      },
    });
    await relay.start();
    const done = relay.refresh();
    attempts[0]!.answer(goodRecord(news, 'One'));
    await settle();
    expect(relay.files().has('news.json')).to.equal(true);
    give(new Map([['https://news.example/a.jpg', { file: '../images/a.jpg' }]]));
    await done;
    expect(links).to.deep.equal([undefined, '../images/a.jpg']);
  });

  it('are looked through for what may go only when everything was read', async () => {
    const feeds = ['news', 'events'].map((name) => feedConfig(name, { images: 'copy' }));
    const tidied: string[][] = [];
    const { relay, attempts } = open(relayConfig(feeds), {
      copyImages: () => Promise.resolve(new Map()),
      tidyImages: (tidy) => Promise.resolve(void tidied.push(tidy.map(({ name }) => name))),
    });
    await relay.start();
    let done = relay.refresh();
    attempts[0]!.answer(goodRecord(news, 'One'));
    attempts[1]!.answer({ ...goodRecord(events, 'Fair'), error: 'dead', failures: 1 });
    await done;
    expect(tidied).to.deep.equal([]);
    done = relay.refresh('events');
    attempts[2]!.answer(goodRecord(events, 'Fair'));
    await done;
    expect(tidied).to.deep.equal([['news', 'events']]);
  });
});

describe('a job that is done once at a time', () => {
  it('runs once more for all who asked meanwhile', async () => {
    const ends: (() => void)[] = [];
    const run = coalesce(() => new Promise<void>((end) => ends.push(end)));
    const asked = [run(), run(), run()];
    expect(ends).to.have.length(1);
    ends[0]!();
    await settle();
    expect(ends).to.have.length(2);
    ends[1]!();
    await Promise.all(asked);
    expect(ends).to.have.length(2);
  });

  it('runs again after it failed', async () => {
    let runs = 0;
    const run = coalesce(() => (runs++ ? Promise.resolve('done') : Promise.reject(new Error('no'))));
    const [first, second] = await Promise.allSettled([run(), run()]);
    expect(first.status).to.equal('rejected');
    expect(second).to.deep.include({ status: 'fulfilled', value: 'done' });
  });
});
