export type FeedErrorCode = 'network' | 'cors' | 'http' | 'timeout' | 'too-large' | 'format' | 'config';

/**
 * Why a feed cannot be had. `message` is for the console and for developers, in English;
 * what a visitor reads is chosen by `code` in the view.
 */
export class FeedError extends Error {
  override name = 'FeedError';
  readonly code: FeedErrorCode;
  /** The address that failed, empty where there is none. */
  readonly url: string;

  constructor(code: FeedErrorCode, message: string, url = '', options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.url = url;
  }
}
