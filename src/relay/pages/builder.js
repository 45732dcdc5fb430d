// @ts-check
// The builder with a script: what changes is shown at once, and code can be copied. What it says comes from the relay,
// which writes the same without a script.

/** @template {Element} T @param {string} selector @param {new () => T} type */
function get(selector, type) {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}.`);
  return found;
}

const form = get('form', HTMLFormElement);
const frame = get('iframe', HTMLIFrameElement);
const alone = get('.alone', HTMLAnchorElement);
const status = get('.status', HTMLElement);
/** Whoever types is done after this. */
const pauseMs = 300;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let latest = new AbortController();

get('.update', HTMLButtonElement).hidden = true;
form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => void update(), pauseMs);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void update();
});
frame.addEventListener('load', followHeight);
followHeight();
for (const button of document.querySelectorAll('.copy')) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  button.addEventListener('click', () => void copy(button));
}

async function update() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== '') query.append(name, String(value));
  latest.abort();
  latest = new AbortController();
  const { signal } = latest;
  try {
    const response = await fetch(`embed.json?${query}`, { signal });
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    /** @type {{ preview: string, snippets: Record<string, string>, privacy: string }} */
    const { preview, snippets, privacy } = await response.json();
    // Back leads to the page before, not to each letter that was typed.
    history.replaceState(null, '', `?${query}`);
    alone.href = preview;
    get('.privacy', HTMLElement).textContent = privacy;
    // An address that is set is a step back as well; one that is replaced is not.
    frame.contentWindow?.location.replace(new URL(preview, document.baseURI));
    for (const [name, code] of Object.entries(snippets))
      get(`[data-snippet=${name}] code`, HTMLElement).textContent = code;
  } catch (error) {
    // Without the relay nothing can be shown anyway; the form itself still works.
    if (!signal.aborted) console.warn(error);
  }
}

/** The preview is as high as what is in it: two scroll bars are one too many. */
function followHeight() {
  const body = frame.contentDocument?.body;
  if (!body) return;
  new ResizeObserver(() => {
    const { paddingTop, paddingBottom } = getComputedStyle(frame);
    const around = parseFloat(paddingTop) + parseFloat(paddingBottom) + 8;
    frame.style.height = `${Math.ceil(body.getBoundingClientRect().height + around)}px`;
  }).observe(body);
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const code = button.closest('.snippet')?.querySelector('code');
  const { copied = '', failed = '' } = button.dataset;
  if (!code) return;
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
    status.textContent = copied;
  } catch {
    // Not allowed, or no https: what is selected can be copied by hand.
    getSelection()?.selectAllChildren(code);
    status.textContent = failed;
  }
  const label = button.textContent;
  button.textContent = status.textContent;
  setTimeout(() => {
    button.textContent = label;
    status.textContent = '';
  }, 2000);
}
