/**
 * A font of which every character is equally wide and has nothing to see. With it a text takes the same room on every
 * machine and in every language, so that positions can be compared to the pixel.
 * @returns a TrueType file
 */
export function blockFont(): Buffer {
  const tables: Record<string, Buffer> = {
    'OS/2': words(
      4,
      550,
      400,
      5,
      0,
      ...zeros(26),
      64,
      32,
      0xffff,
      800,
      0xff38,
      200,
      1000,
      200,
      ...zeros(4),
      500,
      700,
      0,
      32,
      1,
    ),
    // All of Unicode is the one character: format 13 of a table for Windows, UCS-4.
    cmap: words(0, 1, 3, 10, 0, 12, 13, 0, 0, 28, 0, 0, 0, 1, 0, 32, 16, 0xffff, 0, 1),
    glyf: words(0, 0),
    head: words(1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000, ...zeros(8), 0, 0, 550, 1000, 0, 8, 2, 0, 0),
    hhea: words(1, 0, 800, 0xff38, 200, 550, 0, 0, 550, 1, 0, 0, ...zeros(5), 1),
    hmtx: words(550, 0, 0),
    loca: words(0, 0, 0),
    maxp: words(1, 0, 2, ...zeros(4), 2, ...zeros(8)),
    name: words(0, 0, 6),
    post: words(3, 0, 0, 0, 0xff9c, 50, 0, 1, ...zeros(8)),
  };
  const names = Object.keys(tables);
  const directory = names.length * 16 + 12;
  const parts: Buffer[] = [words(1, 0, names.length, 128, 3, names.length * 16 - 128)];
  let at = directory;
  for (const name of names) {
    const record = Buffer.alloc(16);
    record.write(name.padEnd(4));
    record.writeUInt32BE(checksum(tables[name]!), 4);
    record.writeUInt32BE(at, 8);
    record.writeUInt32BE(tables[name]!.length, 12);
    parts.push(record);
    at += padded(tables[name]!).length;
  }
  return Buffer.concat([...parts, ...names.map((name) => padded(tables[name]!))]);
}

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

function words(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => buffer.writeUInt16BE(value, index * 2));
  return buffer;
}

const padded = (table: Buffer): Buffer => Buffer.concat([table, Buffer.alloc(-table.length & 3)]);

function checksum(table: Buffer): number {
  const whole = padded(table);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}
