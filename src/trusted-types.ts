// Lit makes its policy while it is loaded, and nothing of ours runs on a page that does not allow it: the page's own
// content stands, and this says why to whoever looks. Imported before everything else.
globalThis.addEventListener?.('securitypolicyviolation', ({ sample }) => {
  if (sample === 'lit-html')
    console.error(
      "cluster-widgets needs `trusted-types lit-html` in this page's Content-Security-Policy, and 'allow-duplicates' where other scripts use Lit",
    );
});
