// The command as a process of its own, its output in pipes or on a pseudo terminal. Specs of main, demo and simulate use it.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds. */
  readonly took: number;
}

/** A process under way. */
export interface Running {
  readonly child: ChildProcess;
  /** All it has written to standard output so far. */
  readonly output: () => string;
  /** Once it has written something that matches. */
  readonly said: (pattern: RegExp) => Promise<void>;
  readonly ended: Promise<Ended>;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COMMAND = [process.execPath, '--import', 'tsx', 'lib/cli/main.ts'] as const;

/** The environment, with nothing in it that would change colours but what the spec says. */
const environment = (extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({ ...process.env, NO_COLOR: '', TERM: 'xterm', ...extra });

const started = (file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, input: 'ignore' | 'pipe' = 'ignore'): Running => {
  const begun = performance.now();
  const child = spawn(file, args, { cwd: ROOT, env: environment(env), stdio: [input, 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const look of waiting) look();
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr, took: performance.now() - begun });
    });
  });
  const said = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(stdout)) resolve();
      };
      waiting.add(look);
      look();
      void ended.then(() => {
        reject(new Error(`It ended without saying ${String(pattern)}. It said:\n${stdout}${stderr}`));
      });
    });
  return { child, output: () => stdout, said, ended };
};

/** `rxtt` with its output in pipes. */
export const rxtt = (...args: readonly string[]): Running => rxttIn({}, ...args);

/** The same in an environment that has these, too. */
export const rxttIn = (env: NodeJS.ProcessEnv, ...args: readonly string[]): Running => started(COMMAND[0], [...COMMAND.slice(1), ...args], env);

/** A simulated server as a process of its own, and the file in `folder` that lets others in. */
export const serving = async (folder: string, ...args: readonly string[]): Promise<{ readonly server: Running; readonly credentials: string }> => {
  const server = rxtt('simulate', '--json', '--no-two-factor', ...args);
  await server.said(/\n/);
  const told = JSON.parse(server.output()) as {
    readonly url: string;
    readonly credentials: Readonly<Record<'webApiId' | 'webApiKey' | 'webApiSecret', string>>;
  };
  const credentials = join(folder, 'credentials');
  const { webApiId, webApiKey, webApiSecret } = told.credentials;
  writeFileSync(credentials, `RXTT_URL=${told.url}\nRXTT_WEB_API_ID=${webApiId}\nRXTT_WEB_API_KEY=${webApiKey}\nRXTT_WEB_API_SECRET=${webApiSecret}\n`, {
    mode: 0o600,
  });
  return { server, credentials };
};

/** A line for the shell, `rxtt` in it as "$RXTT". */
export const shell = (line: string): Running => started('bash', ['-c', line.replaceAll('$RXTT', COMMAND.map(quoted).join(' '))]);

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** Runs a command on a pseudo terminal and shows what that shows. Python's own `pty.spawn` hands the status through. */
const PYTHON = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

const isThere = (file: string, argument: string, says: RegExp): boolean => says.test(String(spawnSync(file, [argument]).stdout));

/** `rxtt` on a pseudo terminal; standard output and error come together, and what is written to `child.stdin` is typed. Needs util-linux or Python, and fails where neither is. */
export const rxttOnTerminal = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Running => {
  const words = [...COMMAND, ...args];
  if (isThere('script', '--version', /util-linux/)) return started('script', ['-qec', words.map(quoted).join(' '), '/dev/null'], env, 'pipe');
  if (isThere('python3', '--version', /Python 3/)) return started('python3', ['-c', PYTHON, ...words], env, 'pipe');
  throw new Error('This spec looks at the command on a terminal and found nothing to make one with: install util-linux (for `script`) or Python 3.');
};
