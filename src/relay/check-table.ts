import { kilobytes } from './check/items.js';
import { count, type Finding, type Level } from './check/finding.js';
import type { CheckReport, SourceReport } from './check.js';
import { printable, type Terminal } from './terminal.js';

const levels: readonly Level[] = ['unfit', 'problem', 'note', 'ok'];
const colours: Readonly<Record<Level, number>> = { unfit: 31, problem: 33, note: 36, ok: 32 };
/** Longer lines are hard to read. */
const WIDEST = 110;
const INDENT = 22;

/** The report for people: of each source a verdict, then what was found, the worst first. */
export function writeReport({ fit, sources }: CheckReport, { columns, colour }: Terminal): string {
  const width = Math.max(50, Math.min(columns, WIDEST));
  const paint = (level: Level, text: string): string =>
    colour ? `\x1b[${colours[level]}m${text}\x1b[39m` : text;
  const bold = (text: string): string => (colour ? `\x1b[1m${text}\x1b[22m` : text);

  const line = ({ level, what, message, fix }: Finding): string => {
    const [first = '', ...rest] = [
      ...wrap(message, width - INDENT),
      ...wrap(fix && `→ ${fix}`, width - INDENT),
    ];
    const head = `  ${paint(level, level.padEnd(9))}${what.padEnd(INDENT - 11)}`;
    return [head + first, ...rest.map((more) => ' '.repeat(INDENT) + more)].join('\n');
  };
  const section = (report: SourceReport): string => {
    const worst = levels.find((level) => report.findings.some((finding) => finding.level === level)) ?? 'ok';
    const verdict = report.fit ? (worst === 'problem' ? 'fit, with problems' : 'fit') : 'unfit';
    const facts = [
      report.format,
      report.title && `“${report.title}”`,
      report.format && count(report.items, 'item'),
      report.bytes > 0 && kilobytes(report.bytes),
    ].filter((fact) => !!fact);
    const about = [verdict, ...facts].join(', ');
    const findings = levels.flatMap((level) => report.findings.filter((finding) => finding.level === level));
    const [first = '', ...rest] = wrap(about, width);
    const colored =
      paint(report.fit ? worst : 'unfit', first.slice(0, verdict.length)) + first.slice(verdict.length);
    const name = clean(report.source) + (report.feeds ? ` (${report.feeds.join(', ')})` : '');
    return [bold(name), colored, ...rest, '', ...findings.map(line), ''].join('\n');
  };
  const unfit = sources.filter((source) => !source.fit).length;
  const sum =
    sources.length === 1
      ? `It can${fit ? '' : 'not'} be shown.`
      : `${sources.length - unfit} of ${sources.length} sources can be shown.`;
  return `${sources.map(section).join('\n')}\n${sum}\n`;
}

const clean = (text: string): string => printable(text).replace(/\s+/g, ' ').trim();

/** Lines of at most so many characters; a word that is longer, such as an address, has one of its own. */
function wrap(text: string | undefined, width: number): string[] {
  const lines: string[] = [];
  for (const word of clean(text ?? '').split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return text ? lines : [];
}
