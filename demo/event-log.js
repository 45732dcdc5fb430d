// Writes down what the widgets on the page report, newest first. Loaded before them, so that nothing is missed.
const log = document.querySelector('#event-log');
const hold = document.querySelector('#hold-links');
const LONGEST = 30;

function note(event, text) {
  const line = document.createElement('li');
  line.textContent = `${event.type} from ${event.target.id || event.target.localName}: ${text}`;
  log.prepend(line);
  if (log.children.length > LONGEST) log.lastElementChild.remove();
}

document.addEventListener('cluster-load', (event) => note(event, event.feed?.title ?? 'loaded'));

document.addEventListener('cluster-error', (event) => {
  const { code, url, message } = event.error;
  note(event, `${code}: ${message} ${url ?? ''}`.trim());
});

document.addEventListener('cluster-select', (event) => {
  note(event, event.item?.title ?? event.item?.url ?? 'a link');
  if (hold?.checked) event.preventDefault();
});

for (const button of document.querySelectorAll('button[data-reload]')) {
  button.addEventListener('click', () => document.getElementById(button.dataset.reload)?.reload?.());
}

for (const button of document.querySelectorAll('button[data-feed]')) {
  button.addEventListener('click', () => {
    const { feed, target } = button.dataset;
    document.getElementById(target).feed = JSON.parse(document.getElementById(feed).textContent);
  });
}
