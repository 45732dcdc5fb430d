/** A request that a widget made, to be answered when the test wants it. */
export class FakeRequest {
  readonly url: string;
  readonly options: RequestInit;
  /** Resolves when the page gave the request up. */
  readonly aborted: Promise<void>;
  readonly response: Promise<Response>;
  #resolve!: (response: Response) => void;
  #reject!: (reason: unknown) => void;

  constructor(url: string, options: RequestInit = {}) {
    this.url = url;
    this.options = options;
    this.response = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const { signal } = options;
    this.aborted = new Promise((resolve) => {
      signal?.addEventListener('abort', () => {
        this.#reject(signal.reason);
        resolve();
      });
    });
  }

  get isAborted(): boolean {
    return this.options.signal?.aborted === true;
  }

  /** Answers with a feed object, or with a body as it is. */
  respond(body: unknown, init: ResponseInit = {}): void {
    const isBody = typeof body === 'string' || body instanceof ReadableStream || body === null;
    const headers = { 'content-type': 'application/feed+json' };
    this.#resolve(new Response(isBody ? body : JSON.stringify(body), { headers, ...init }));
  }

  /** What a browser says of a server that is not there, and of one that CORS forbids to read. */
  fail(): void {
    this.#reject(new TypeError('Failed to fetch'));
  }
}

/** Stands in for every server: keeps requests until the test answers, or answers as it was told to. */
export class FakeServer {
  readonly requests: FakeRequest[] = [];
  readonly #answers = new Map<string, (request: FakeRequest) => void>();
  readonly #expected: { url: string; resolve: (request: FakeRequest) => void }[] = [];
  readonly #taken = new Set<FakeRequest>();
  readonly #fetch = globalThis.fetch;

  constructor() {
    globalThis.fetch = (input, options) =>
      this.#receive(input instanceof Request ? input.url : String(input), options);
  }

  /** The next request for an address that the test has not taken yet. */
  request(url: string): Promise<FakeRequest> {
    const waiting = this.requests.find((request) => request.url === url && !this.#taken.has(request));
    if (waiting) return Promise.resolve(this.#take(waiting));
    return new Promise((resolve) => this.#expected.push({ url, resolve }));
  }

  /** Answers every request for an address at once with a feed, or by a function. */
  serve(url: string, answer: object | string | ((request: FakeRequest) => void)): void {
    this.#answers.set(
      url,
      typeof answer === 'function'
        ? (answer as (request: FakeRequest) => void)
        : (request) => request.respond(answer),
    );
  }

  /** Addresses asked for so far. */
  get urls(): string[] {
    return this.requests.map(({ url }) => url);
  }

  restore(): void {
    globalThis.fetch = this.#fetch;
  }

  #receive(url: string, options: RequestInit | undefined): Promise<Response> {
    const request = new FakeRequest(url, options);
    this.requests.push(request);
    const index = this.#expected.findIndex((expected) => expected.url === url);
    if (index >= 0) this.#expected.splice(index, 1)[0]!.resolve(this.#take(request));
    else this.#answers.get(url)?.(request);
    return request.response;
  }

  #take(request: FakeRequest): FakeRequest {
    this.#taken.add(request);
    return request;
  }
}
