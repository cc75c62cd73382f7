/**
 * Makes sure that node_modules is what package-lock.json says, before `npm start` and `npm test`.
 * It runs before anything is installed: plain JavaScript for Node 20, and no packages.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules', '.allo-installed');

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`This project needs Node 20 or later to set itself up, and this is ${process.version}.`);
}

const lock = readFileSync(lockFile, 'utf8');
const stamp = createHash('sha256').update(lock).digest('hex');
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  if (!isInstalled()) await install();
  checkNode();
  writeFileSync(stampFile, stamp);
}

/** npm notes what it has installed when it is done: a folder that someone else filled may do. */
function isInstalled() {
  const noteFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(noteFile)) return false;
  const wanted = JSON.parse(lock).packages;
  const present = JSON.parse(readFileSync(noteFile, 'utf8')).packages;
  return (
    Object.keys(present).every((path) => path in wanted) &&
    Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        path === '' || (path in present ? present[path].version === version : optional === true),
    )
  );
}

async function install() {
  const started = Date.now();
  const elapsed = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;
  console.log('… Installing the packages that package-lock.json names (npm ci)');
  const timer = setInterval(() => console.log(`… still installing (${elapsed()})`), 10_000);
  const cli = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund'];
  // The npm that called us may have been told to be silent, but why it failed must be heard.
  const env = { ...process.env, npm_config_loglevel: 'error' };
  const options = { cwd: root, stdio: 'inherit', env };
  const child = cli
    ? spawn(process.execPath, [cli, ...args], options)
    : spawn('npm', args, { ...options, shell: process.platform === 'win32' });
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', resolve);
  });
  clearInterval(timer);
  if (code !== 0) fail(`Installing failed after ${elapsed()}; npm says why above.`);
  console.log(`✓ Installed the packages (${elapsed()})`);
}

/** The scripts are TypeScript that only a later Node runs; the package `node` brings it. */
function checkNode() {
  const node = join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (status === 0 && Number(stdout.slice(1).split('.')[0]) >= 24) return;
  fail(
    'The package "node" did not bring its Node 24: its install script was not allowed to run, or ' +
      'there is none for this machine. Allow it with "npm rebuild node", or use Node 24 yourself.',
  );
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
