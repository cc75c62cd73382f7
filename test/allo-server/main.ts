import { parseArgs } from 'node:util';
import { startAlloServer, type AlloServerOptions } from './server.ts';

const usage = `npm run allo-server -- [options]

  --port NUMBER   where to listen on 127.0.0.1; any free port unless told otherwise
  --now DATE      the present of the sample data, such as 2026-11-20T16:00:00Z, or "today"
  --control       lets other processes steer the server under /__test__/
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    now: { type: 'string' },
    control: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(usage);
} else {
  await start();
}

async function start(): Promise<void> {
  const options: AlloServerOptions = {
    control: values.control,
    ...(values.port === undefined ? {} : { port: portFrom(values.port) }),
    ...(values.now === undefined ? {} : { now: timeFrom(values.now) }),
  };
  const server = await startAlloServer(options);
  const names = Object.entries(server.keys).map(([name, { key }]) => `  ${name.padEnd(18)} ${key}`);
  console.log(`A sample of Allo's API is at ${server.url}
Use the key ${server.keys.full.key}, which may read everything, or another:
${names.join('\n')}
Press Ctrl+C to stop.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close());
  }
}

function portFrom(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`Not a port: ${text}`);
  }
  return port;
}

function timeFrom(text: string): number {
  const time = text === 'today' ? Math.floor(Date.now() / 60_000) * 60_000 : Date.parse(text);
  if (Number.isNaN(time)) {
    throw new Error(`Not a date: ${text}`);
  }
  return time;
}
