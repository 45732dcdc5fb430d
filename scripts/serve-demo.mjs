// Serves the demo and the built widgets, and on a second port a partner's site that embeds them. In the
// files the two say http://localhost:4173 and :4174; where those ports are taken the text is changed on
// the way out.
import { existsSync } from 'node:fs';
import { openSite } from './site.mjs';

const written = { cluster: 'http://localhost:4173', partner: 'http://localhost:4174' };

if (!existsSync('dist/cluster-widgets.js')) {
  console.error('Nothing is built yet: run `npm run build`, or `npm start`, which builds and serves.');
  process.exit(1);
}

const port = Number(process.env.PORT ?? 4173);
if (!Number.isInteger(port) || port < 1 || port > 65534) {
  console.error(`PORT must be a number from 1 to 65534, not "${process.env.PORT}".`);
  process.exit(1);
}

/** Filled in when both are open; no page is asked for before. */
const actual = { ...written };
const rewrite = (/** @type {string} */ text) =>
  text.replace(/http:\/\/localhost:417[34]/g, (origin) =>
    origin === written.cluster ? actual.cluster : actual.partner,
  );

const cluster = await openSite({
  folders: [
    { at: '/', from: 'demo' },
    { at: '/widgets/', from: 'dist' },
  ],
  port,
  headers: { 'Access-Control-Allow-Origin': '*' },
  rewrite,
});
const partner = await openSite({
  folders: [{ at: '/', from: 'demo/partner' }],
  port: Number(new URL(cluster.origin).port) + 1,
  rewrite,
});
actual.cluster = cluster.origin;
actual.partner = partner.origin;

console.log(`Demo:            ${cluster.origin}/`);
console.log(`Widgets:         ${cluster.origin}/widgets/cluster-widgets.js`);
console.log(`A partner site:  ${partner.origin}/`);
console.log('Stop with Ctrl+C.');

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void Promise.all([cluster.close(), partner.close()]));
}
