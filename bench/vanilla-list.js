// What one would write by hand for one page: no framework, one format, one language, no states but an error in the console.
class VanillaList extends HTMLElement {
  async connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      :host { display: block }
      ul { list-style: none; margin: 0; padding: 0 }
      li { display: flex; flex-wrap: wrap; gap: 1em; padding-block: 1.25em; border-block-start: 1px solid #ccc }
      h3 { margin: 0; font-size: 1.1em }
      p { margin: 0.4em 0 }
      .text { flex: 1 16em }
      .tags { display: flex; gap: 0.4em; font-size: 0.8em }
      img { inline-size: 10em; aspect-ratio: 3 / 2; object-fit: cover }`);
    root.adoptedStyleSheets = [sheet];
    root.append(document.createElement('slot'));
    try {
      const response = await fetch(this.getAttribute('src') ?? '', { referrerPolicy: 'no-referrer' });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      const feed = await response.json();
      const items = [...feed.items].sort(
        (a, b) => Date.parse(b.date_published) - Date.parse(a.date_published),
      );
      const list = document.createElement('ul');
      list.append(...items.slice(0, Number(this.getAttribute('limit') ?? 5)).map((item) => this.draw(item)));
      root.replaceChildren(this.element('h2', 'Aktuelles'), list);
    } catch (error) {
      console.error(error);
    }
  }

  draw(item) {
    const li = document.createElement('li');
    const text = this.element('div', '');
    text.className = 'text';
    const title = document.createElement('h3');
    const link = this.element('a', item.title);
    if (/^https?:/.test(item.url)) link.href = item.url;
    title.append(link);
    const date = this.element(
      'time',
      new Date(item.date_published).toLocaleDateString('de', { dateStyle: 'medium' }),
    );
    date.dateTime = item.date_published;
    const tags = this.element('ul', '');
    tags.className = 'tags';
    for (const tag of item.tags ?? []) tags.append(this.element('span', tag));
    text.append(title, date, this.element('p', item.summary ?? ''), tags);
    li.append(text);
    return li;
  }

  element(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }
}
customElements.define('vanilla-list', VanillaList);
