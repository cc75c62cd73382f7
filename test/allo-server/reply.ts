import { gzipSync } from 'node:zlib';

/** A whole answer, before a fault may spoil it. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export function json(
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

export function html(page: string, status = 200): Reply {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: Buffer.from(page),
  };
}

export function empty(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers, body: new Uint8Array() };
}

/** What Allo's web application answers to those who are not signed in there. */
export const webAppPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Allo</title></head>
<body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>
`;

/** What the edge in front of Allo answers to clients that it does not like. */
export const edgePage = `<!DOCTYPE html>
<html><head><title>Attention Required! | Cloudflare</title></head>
<body><h1>Sorry, you have been blocked</h1><p>Cloudflare Ray ID: <strong>8f2a6c1d9e0b4a77</strong></p></body></html>
`;

const worthCompressing = 256;

export function compressed(reply: Reply, acceptEncoding: string | undefined): Reply {
  const isText = /json|text/.test(reply.headers['Content-Type'] ?? '');
  const isAccepted = /\bgzip\b/.test(acceptEncoding ?? '');
  if (!isText || !isAccepted || reply.body.length < worthCompressing) {
    return reply;
  }
  return {
    ...reply,
    headers: { ...reply.headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' },
    body: gzipSync(reply.body),
  };
}
