import { expect } from 'chai';
import { openTerminal, printable, toJson } from '../../src/relay/terminal.js';

/** A terminal of streams that remember. */
function open(isTTY: boolean, environment: NodeJS.ProcessEnv = {}, colour = true) {
  const said = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    isTTY,
    columns: 120,
    write: (text: string | Uint8Array) => {
      said[name] += String(text);
      return true;
    },
  });
  const streams = { stdout: stream('out'), stderr: stream('err') };
  return { said, terminal: openTerminal(streams, environment, colour) };
}

describe('text from upstream on a terminal', () => {
  const hostile = 'a\x1b[31mred\x1b]0;title\x07\x9b2J\r\b\x7f\u202eb\u2066c\u2028d\ufeffe';

  it('commands nothing', () => {
    expect(printable(hostile)).to.equal('a[31mred]0;title2Jbcde');
  });

  it('keeps lines, letters and signs', () => {
    expect(printable('Łódź\n„Größe“ 🧬\tend')).to.equal('Łódź\n„Größe“ 🧬 end');
  });

  it('commands nothing in JSON either, which reads back to the same', () => {
    const json = toJson({ hostile, fine: 'Łódź 🧬' });
    expect(json).not.to.match(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066\u2028\ufeff]/);
    expect(json).to.contain('Łódź 🧬');
    expect(JSON.parse(json)).to.deep.equal({ hostile, fine: 'Łódź 🧬' });
  });
});

describe('a terminal', () => {
  it('has colour where somebody looks and has not said otherwise', () => {
    expect(open(true).terminal.colour).to.equal(true);
    expect(open(false).terminal.colour).to.equal(false);
    expect(open(true, { NO_COLOR: '1' }).terminal.colour).to.equal(false);
    expect(open(true, { TERM: 'dumb' }).terminal.colour).to.equal(false);
    expect(open(true, {}, false).terminal.colour).to.equal(false);
  });

  it('shows progress to who watches, beside the results and without what a source may command', () => {
    const { said, terminal } = open(true);
    terminal.progress('Read 1 \x1b[2Jof 3');
    expect(said).to.deep.equal({ out: '', err: '\r\x1b[KRead 1 [2Jof 3' });
  });

  it('shows no progress where nobody watches', () => {
    const { said, terminal } = open(false);
    terminal.progress('Read 1 of 3');
    expect(said).to.deep.equal({ out: '', err: '' });
  });

  it('is 80 characters wide where nobody looks', () => {
    expect(open(true).terminal.columns).to.equal(120);
    expect(open(false).terminal.columns).to.equal(80);
  });
});
