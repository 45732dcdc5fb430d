declare const __VERSION__: string;

/** Version of the package; from the sources, where no build has written it in, `0.0.0`. */
export const version: string = typeof __VERSION__ === 'undefined' ? '0.0.0' : __VERSION__;
