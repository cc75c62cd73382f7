import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, resolve } from 'node:path';

/** The same stack in terms of the sources: VS Code formats stacks itself, without source maps. */
export function mapStack(stack: string, bundle: string): string {
  const file = `${bundle}.map`;
  if (!existsSync(file)) return stack;
  const map = new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
  return stack.replaceAll(/[^\s(]*?([\w.-]+):(\d+):(\d+)/g, (place, name, line, column) => {
    if (!bundle.endsWith(`/${String(name)}`) && !bundle.endsWith(`\\${String(name)}`)) return place;
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry)) return place;
    const source = resolve(dirname(bundle), entry.originalSource);
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
