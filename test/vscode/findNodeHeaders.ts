import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/**
 * The folder of a Node on the PATH that came with its headers, for node-gyp, which would otherwise
 * download them. The modules speak N-API, for which the headers of any version do.
 */
export function findNodeHeaders(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map(dirname)
    .find((directory) => existsSync(join(directory, 'include', 'node', 'node_api.h')));
}
