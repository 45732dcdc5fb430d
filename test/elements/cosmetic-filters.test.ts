import { expect } from 'chai';
import type { ClusterFeed, FundingNotice } from '../../src/feed/model.js';
import { mountLoaded, server } from './page.js';
import { fullFeed, newsUrl } from './sample-feeds.js';

/** What element-hiding lists of ad blockers commonly name, in their own notation. */
const filters = `
.ad, .ads, .ad-box, .ad-container, .ad-slot, .ad-wrapper, .adbox, .adsbox, .adsbygoogle, .advert, .advertisement,
.advertising, .adv, .banner, .banner-ad, .banner_ad, .bannerad, .textad, .text-ad, .leaderboard, .skyscraper, .promo,
.promoted, .promotion, .partner-logos, .sponsor, .sponsored, .sponsors, .sponsorship, .pub, .pub_300x250, .reklama,
.werbung, .anzeige, .reklamy, .baner, .social-share, .newsletter-popup, .cookie-banner, .cookie-notice, .consent, .overlay,
.popup, .modal, .notification-bar, .widget_sponsors,
#ad, #ads, #banner, #sponsor, #sponsors, #promo, #advert, #werbung, #reklama, #anzeige,
[id^="ad-"], [id^="ad_"], [id^="ads-"], [id*="banner"], [id*="sponsor"], [id*="-ad-"], [id$="-ad"],
[class^="ad-"], [class^="ad_"], [class^="ads"], [class*=" ad-"], [class*="banner"], [class*="sponsor"],
[class*="promo"], [class*="advert"], [class*="-ad-"], [class$="-ad"], [class*="reklam"], [class*="werbung"],
[part*="banner"], [part*="sponsor"], [part*="promo"], [part*="advert"], [part^="ad-"], [part~="ad"],
[data-ad], [data-ads], [data-ad-slot], [data-banner], [data-sponsor], [aria-label*="dvert"], [aria-label*="ponsor"],
[src*="/ads/"], [src*="banner"], [href*="/sponsor"], [title*="dvert"],
ad-slot, amp-ad, [is*="ad-"], iframe
`
  .split(',')
  .map((filter) => filter.trim());

const logo = 'https://cluster.example/images/flag.svg';
const state = {
  preset: 'pl-state',
  programme: 'Program',
  funders: [{ name: 'Minister', logo: { url: logo }, creditLine: 'Minister' }],
} satisfies FundingNotice;
const call = {
  id: 'call',
  title: 'Call',
  _call: { closes: '2999-06-10', timeZone: 'Europe/Berlin', eligible: 'Small firms', budget: 1 },
};

describe('an ad blocker', () => {
  for (const [tag, piece, attributes = ''] of [
    ['cluster-news-list', 'item'],
    ['cluster-event-card', 'calendar-entry', 'calendar="ics google"'],
    ['cluster-funding-notice', 'logo'],
    ['cluster-funding-notice', 'deadline', 'kind="call"'],
  ] as const) {
    it(`hides nothing of <${tag} ${attributes}>`, async () => {
      const { items, _funding, ...rest } = fullFeed() as Required<ClusterFeed>;
      const body = { ...rest, items: [...items, call], _funding: [..._funding, state] };
      server.serve(newsUrl, body);
      const element = await mountLoaded(`<${tag} ${attributes} src="${newsUrl}"></${tag}>`);
      // What is loaded when it is met.
      while (!element.shadowRoot!.querySelector(`[part=${piece}]`))
        await new Promise((resolve) => setTimeout(resolve));
      const all = [element, ...element.shadowRoot!.querySelectorAll('*')];
      expect(all.length).to.be.greaterThan(5);
      const hidden = filters.flatMap((filter) =>
        all.filter((each) => each.matches(filter)).map((each) => `${filter}: ${each.outerHTML.slice(0, 80)}`),
      );
      expect(hidden).to.deep.equal([]);
      // Also what the tag of an element alone would match.
      expect(filters.filter((filter) => filter.includes(tag))).to.deep.equal([]);
    });
  }

  it('knows more than 60 rules in this test, and each can match', () => {
    expect(filters.length).to.be.greaterThan(60);
    for (const filter of filters) document.querySelector(filter);
  });
});
