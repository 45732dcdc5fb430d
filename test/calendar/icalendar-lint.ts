/** What RFC 5545 asks of a file with one event, said again without looking at how it was written. */
export function lintICalendar(file: string): string[] {
  const faults: string[] = [];
  const check = (isRight: boolean, fault: string): void => {
    if (!isRight) faults.push(fault);
  };
  check(file.endsWith('\r\n'), 'no line break at the end');
  const lines = file.split('\r\n').slice(0, -1);
  for (const line of lines) {
    check(!/[\r\n]/.test(line), `a bare line break in ${line}`);
    check(Buffer.byteLength(line) <= 75, `more than 75 octets: ${line}`);
    check(!/[\0-\x08\x0a-\x1f\x7f]/.test(line), `a control character in ${JSON.stringify(line)}`);
    check(Buffer.from(line).toString() === line && !line.includes('\ufffd'), `no Unicode: ${line}`);
    check(line.trim() !== '', 'an empty line');
  }
  const whole = file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1);
  const values = new Map<string, string[]>();
  for (const line of whole) {
    const [, name, parameters, value] =
      /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/.exec(line) ?? [];
    check(!!name, `no content line: ${line}`);
    if (!name) continue;
    values.set(name, [...(values.get(name) ?? []), value!]);
    if (/^(SUMMARY|DESCRIPTION|LOCATION|UID)$/.test(name)) {
      check(!/(?<!\\)(?:\\\\)*[;,]/.test(value!), `not escaped: ${line}`);
      check(/^(?:[^\\]|\\[\\;,nN])*$/.test(value!), `a wrong escape: ${line}`);
    }
    if (/^DT(START|END)$/.test(name))
      check(
        parameters === ';VALUE=DATE' ? /^\d{8}$/.test(value!) : !parameters && /^\d{8}T\d{6}Z?$/.test(value!),
        `no date: ${line}`,
      );
  }
  check(
    whole[0] === 'BEGIN:VCALENDAR' && whole.at(-1) === 'END:VCALENDAR' && whole.at(-2) === 'END:VEVENT',
    'parts not in their order',
  );
  for (const name of ['VERSION', 'PRODID', 'UID', 'DTSTAMP', 'DTSTART'])
    check(values.get(name)?.length === 1, `not one ${name}`);
  for (const [name, { length }] of values)
    check(length === 1 || /^(BEGIN|END)$/.test(name), `${length} times ${name}`);
  const [start = '', end, stamp = '', sequence = '0'] = ['DTSTART', 'DTEND', 'DTSTAMP', 'SEQUENCE'].map(
    (name) => values.get(name)?.[0],
  );
  check(values.get('VERSION')?.[0] === '2.0', 'no version 2.0');
  check(/^\d{8}T\d{6}Z$/.test(stamp), `DTSTAMP not in UTC: ${stamp}`);
  check(/^\d{1,10}$/.test(sequence) && Number(sequence) < 2 ** 31, `no integer: ${sequence}`);
  check(end === undefined || (end.length === start.length && end > start), `DTEND ${end} after ${start}`);
  check(/^(CONFIRMED|TENTATIVE|CANCELLED)$/.test(values.get('STATUS')?.[0] ?? ''), 'no known STATUS');
  check(
    !values.has('ORGANIZER') || /^mailto:/.test(values.get('ORGANIZER')![0]!),
    'an organiser without URI',
  );
  return faults;
}
