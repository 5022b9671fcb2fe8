#!/usr/bin/env node
// The command `rxtt`. It only starts the program, which brings what it needs when it needs it, and hands its exit code to the shell.

const { program } = await import('./program.js');

// A reader that goes away (`rxtt demo | head`) is run's affair; what is still in the pipe when that is over must not crash the process.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.exitCode = await program(process.argv.slice(2), process);
