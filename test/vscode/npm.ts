import { exitCodeOf, startProcess } from './processes.ts';

/** Runs npm, which speaks only if it fails. */
export async function npm(
  args: readonly string[],
  cwd: string,
  more: NodeJS.ProcessEnv = {},
): Promise<void> {
  const env = { ...ownEnvironment(), ...more };
  // The npm that started us, if one did; on Windows the bare name is a script and needs a shell.
  const cli = process.env['npm_execpath'];
  const child = cli
    ? startProcess(process.execPath, [cli, ...args], { cwd, env })
    : startProcess('npm', args, {
        cwd,
        env,
        shell: process.platform === 'win32',
      });
  const output: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const code = await exitCodeOf(child);
  if (code !== 0) {
    const tail = output.join('').trim().split('\n').slice(-25).join('\n');
    throw new Error(`npm ${args.join(' ')} failed in ${cwd}:\n${tail}`);
  }
}

/** npm tells its children about the package it runs for; another folder's npm must not hear it. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const ours = /^npm_(package|lifecycle|config_(local_prefix|allow_scripts))/;
  const others = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return { ...Object.fromEntries(others), npm_config_loglevel: 'error' };
}
