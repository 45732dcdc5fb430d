import { expect } from 'chai';
import { mayAnnounce } from '../../src/browser/announce.js';

describe('a message that several widgets have', () => {
  it('is said once, and again when some time has passed', () => {
    expect(mayAnnounce('One', 0)).to.equal(true);
    expect(mayAnnounce('One', 1)).to.equal(false);
    expect(mayAnnounce('One', 5_000)).to.equal(false);
    expect(mayAnnounce('One', 5_001)).to.equal(true);
    expect(mayAnnounce('One', 6_000)).to.equal(false);
  });

  it('does not keep another from being said', () => {
    expect(mayAnnounce('Two', 10_000)).to.equal(true);
    expect(mayAnnounce('Three', 10_000)).to.equal(true);
  });

  it('is known to every copy of the script', async () => {
    expect(mayAnnounce('Four', 20_000)).to.equal(true);
    const again = '../../src/browser/announce.ts?another-copy';
    const copy = (await import(again)) as { mayAnnounce: typeof mayAnnounce };
    expect(copy.mayAnnounce).not.to.equal(mayAnnounce);
    expect(copy.mayAnnounce('Four', 20_001)).to.equal(false);
  });
});
