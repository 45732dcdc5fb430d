// Saves records to the store in a folder, for tests that limit or kill this process.
// Usage: store-child.ts FOLDER KEY once|forever
import { openStore } from '../../src/relay/store.js';
import { largeRecord } from './large-record.js';

const [folder = '', key = '', times] = process.argv.slice(2);
const store = await openStore(folder);
for (let number = 1; ; number++) {
  if (times === 'forever') process.stdout.write(`${number}\n`);
  const trouble = await store.save(largeRecord(key, number));
  if (times === 'forever') continue;
  process.stdout.write(trouble ?? 'saved');
  break;
}
