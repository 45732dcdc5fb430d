#!/usr/bin/env node
import { runProgram } from './program.js';
import { openTerminal } from './terminal.js';

// Whoever reads along may stop before the end, as `head` does.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });

const words = process.argv.slice(2);
const terminal = openTerminal(process, process.env, !words.includes('--no-color'));
process.exitCode = await runProgram(words, terminal, { debug: !!process.env.DEBUG });
