import { brotliCompressSync } from 'node:zlib';
import { minify } from 'terser';

/** What short names begin with, the most frequent letters first: most names in a script are the first few. */
const letters = 'aeiourstnlcdhmpfgbvkyjxqzwAEIOURSTNLCDHMPFGBVKYJXQZW$_';
/** How many orders of the letters are tried. */
const tries = 6;

/**
 * Vite plugin that minifies once more: the bundler's own minifier leaves some one and a half per cent. Which names
 * pack best is chance worth another third of a per cent, so of several the best are taken.
 * @returns {import('vite').Plugin}
 */
export function minifyAgain() {
  return {
    name: 'minify-again',
    // It takes most of the time of a build, as it is meant to.
    config: () => ({ build: { rolldownOptions: { checks: { pluginTimings: false } } } }),
    async generateBundle({ format }, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const options = { module: format === 'es', toplevel: true, ecma: /** @type {const} */ (2020) };
        const { code = chunk.code } = await minify(chunk.code, { ...options, compress: { passes: 3 } });
        chunk.code = code;
        for (let shift = 0; shift < tries; shift++) {
          const renamed = await minify(code, {
            ...options,
            compress: false,
            mangle: { nth_identifier: namesFrom(shift) },
          });
          if (renamed.code && packed(renamed.code) < packed(chunk.code)) chunk.code = renamed.code;
        }
      }
    },
  };
}

/** @param {string} code */
const packed = (code) => brotliCompressSync(code).length;

/**
 * Short names in a fixed order.
 * @param {number} shift which letter is the first
 */
function namesFrom(shift) {
  const first = letters.slice(shift) + letters.slice(0, shift);
  const later = `${first}0123456789`;
  return {
    get(/** @type {number} */ n) {
      let name = first.charAt(n % first.length);
      for (let rest = Math.floor(n / first.length); rest > 0; rest = Math.floor((rest - 1) / later.length))
        name += later.charAt((rest - 1) % later.length);
      return name;
    },
  };
}
