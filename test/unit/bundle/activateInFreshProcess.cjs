/*
 * Loads the production bundle in a process that has loaded nothing else, with a stand-in for VS
 * Code, activates it, and reports what that touched. Run by `bundle.test.ts`.
 */
const { readFileSync } = require('node:fs');
const Module = require('node:module');

const touched = { fetches: 0, secrets: [] };
globalThis.fetch = () => {
  touched.fetches++;
  return new Promise(() => undefined);
};

/** Answers whatever is asked of it with itself: the API of VS Code, as far as `activate` uses it. */
const anything = new Proxy(function () {}, {
  get: (_target, name) => (name === Symbol.toPrimitive ? () => '' : anything),
  apply: () => anything,
  construct: () => ({ event: () => anything, dispose() {}, fire() {} }),
});

const typings = readFileSync(require.resolve('@types/vscode/index.d.ts'), 'utf8');
const exported = /^\texport (?:class|namespace|enum|const|function) (\w+)/gm;
const vscode = Object.fromEntries(
  [...typings.matchAll(exported)].map(([, name]) => [name, anything]),
);

const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));

const symbols = ['undici.globalDispatcher.1', 'undici.globalDispatcher.2'];
const read = () => symbols.map((name) => globalThis[Symbol.for(name)]);
const before = read();

const { activate } = require(process.argv[2]);
activate({
  subscriptions: [],
  extension: { packageJSON: { name: 'x', version: '0' } },
  extensionUri: anything,
  globalState: anything,
  secrets: {
    onDidChange: () => anything,
    keys: () => touched.secrets.push('keys'),
    get: (key) => touched.secrets.push(key),
  },
});

const after = read();
console.log(
  JSON.stringify({
    ...touched,
    dispatchersUntouched: before.every((value, i) => value === after[i]),
  }),
);
process.exit();
