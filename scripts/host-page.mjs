// Pages of hosts that embed a widget, for the screenshots and for the test that guards the look.
import { readFile } from 'node:fs/promises';

/** Kinds of hosts, by the names of their style sheets in test/visual/hosts/. */
export const hosts = /** @type {const} */ (['plain', 'wordpress', 'government']);

const words = {
  de: ['Ministerium für Gesundheit', 'Die Ministerin fördert Netze von Kliniken, Hochschulen und Betrieben.'],
  en: ['Ministry of Health', 'The minister supports networks of hospitals, universities and companies.'],
  pl: ['Ministerstwo Zdrowia', 'Ministerstwo wspiera sieci szpitali, uczelni i przedsiębiorstw.'],
};

/**
 * @param {object} options
 * @param {typeof hosts[number]} options.host
 * @param {keyof typeof words} options.lang
 * @param {string} options.widget the tag that is pasted
 * @param {string} [options.head] further markup of the head
 */
export async function hostPage({ host, lang, widget, head = '' }) {
  const style = await readFile(`test/visual/hosts/${host}.css`, 'utf8');
  const [title, text] = words[lang];
  return `<!doctype html>
<html lang="${lang}">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <style>${style}</style>
  <script type="module" src="/widgets/cluster-widgets.js"></script>
  ${head}
  <main>
    <h1>${title}</h1>
    <p>${text}</p>
    ${widget}
  </main>
</html>`;
}
