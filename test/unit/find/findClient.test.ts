import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { FindPort } from '../../../media/transcript/find/findClient.ts';
import { FindClient } from '../../../media/transcript/find/findClient.ts';
import type {
  FindRequest,
  MessageFromWorker,
  MessageToWorker,
} from '../../../media/transcript/find/findProtocol.ts';
import { emptyQuery } from './emptyQuery.ts';
import { encodeSegments } from '../../../src/transcript/protocol.ts';
import { bundleFindWorker, startThread } from './workerThread.ts';

/** Takes twice as long with each letter, and gets nowhere. */
const hopeless = `${'a'.repeat(40)}!`;

/** Takes longer than a turn, but gets somewhere. */
const slow = 'ab '.repeat(30);
const slowly = '.*.*.*c';

function words(text: string): FindRequest {
  return { ...emptyQuery, text, hiddenSpeakers: [] };
}

function expression(text: string): FindRequest {
  return { ...words(text), regex: true };
}

describe('find: the worker and its client', () => {
  let source: string;
  let ports: FindPort[] = [];
  before(async () => {
    source = await bundleFindWorker();
  });
  afterEach(() => {
    for (const port of ports) port.stop();
    ports = [];
  });

  /**
   * A client whose answers are kept. `until` waits for a search to be `started`, to have `turned` once
   * without an end, or to be `settled`, and for a worker to be `stopped`.
   */
  function connect(patience?: number) {
    const events = new EventEmitter();
    const heard: string[] = [];
    let stops = 0;
    const client = new FindClient(
      (receive) => {
        const port = startThread(source, receive, () => {
          stops += 1;
          events.emit('stopped');
        });
        ports.push(port);
        return port;
      },
      {
        started: () => {
          heard.length = 0;
          events.emit('started');
        },
        hits: (hits, isDone) => {
          for (let at = 0; at < hits.length; at += 4) heard.push(hits.slice(at, at + 4).join(' '));
          events.emit(isDone ? 'settled' : 'turned');
        },
        broken: (message) => {
          heard.push(message);
          events.emit('settled');
        },
        tooSlow: () => {
          heard.push('too slow');
          events.emit('settled');
        },
      },
      patience,
    );
    const until = (event: 'started' | 'turned' | 'settled' | 'stopped') => once(events, event);
    return { client, heard, until, settled: () => until('settled'), stops: () => stops };
  }

  it('searches texts and segments as they crossed the bridge', async () => {
    const { client, heard, settled } = connect();
    client.load(0, 0, ['Summary of Añá', 'nothing']);
    const said = ['Hello', 'Ana!'].map((text) => ({ speaker: 'user', text, start: 1, end: null }));
    client.load(1, 100, encodeSegments(said));
    client.search(words('ana'));
    await settled();
    assert.deepEqual(heard, ['0 0 11 14', '1 101 0 3']);
  });

  it('searches what is loaded later, and not what was taken away', async () => {
    const { client, heard, settled } = connect();
    client.load(0, 0, ['x']);
    client.search(words('x'));
    await settled();
    client.load(3, 0, ['yx']);
    await settled();
    assert.deepEqual(heard, ['0 0 0 1', '3 0 1 2']);
    client.unload(0);
    client.search(words('x'));
    await settled();
    assert.deepEqual(heard, ['3 0 1 2']);
    client.reset();
    client.load(9, 0, ['x']);
    client.search(words('x'));
    await settled();
    assert.deepEqual(heard, ['9 0 0 1']);
  });

  it('leaves out who is hidden', async () => {
    const { client, heard, settled } = connect();
    const said = ['user', 'agent'].map((speaker) => ({ speaker, text: 'x', start: 1, end: null }));
    client.load(0, 0, encodeSegments(said));
    client.search({ ...words('x'), hiddenSpeakers: ['user'] });
    await settled();
    assert.deepEqual(heard, ['0 1 0 1']);
  });

  it('tells only of the search that was asked for last', async () => {
    const { client, heard, settled } = connect();
    client.load(
      0,
      0,
      Array.from({ length: 20_000 }, (_, index) => `old ${index} new`),
    );
    client.search(words('old'));
    client.search(words('1 new'));
    client.search(words('12345 new'));
    await settled();
    assert.deepEqual(heard, ['0 12345 4 13']);
  });

  it('takes up a newer search in the middle of one', async () => {
    const { client, heard, until, settled, stops } = connect();
    // All of them would take longer than the test may.
    client.load(0, 0, [...Array.from({ length: 5000 }, () => slow), 'the end']);
    client.search(expression(slowly));
    await until('turned');
    client.search(words('the end'));
    await settled();
    assert.deepEqual(heard, ['0 5000 0 7']);
    assert.equal(stops(), 0);
  });

  it('says what is broken', async () => {
    const { client, heard, settled } = connect();
    client.search(expression('('));
    await settled();
    assert.match(heard.join(), /: Unterminated group$/u);
  });

  it('gives up an expression that takes too long, and searches on with a new worker', async () => {
    const { client, heard, settled, stops } = connect(300);
    client.load(0, 0, ['fine', hopeless]);
    client.search(expression('(a+)+$'));
    await settled();
    assert.deepEqual(heard, ['too slow']);
    assert.equal(stops(), 1);
    client.load(0, 2, ['fine too']);
    client.search(words('fine'));
    await settled();
    assert.deepEqual(heard, ['0 0 0 4', '0 2 0 4']);
  });
});

describe('find: the client of a worker', () => {
  /** A client of workers that take what they are given and say nothing by themselves. */
  function connect(onStop: () => void) {
    const posts: MessageToWorker[][] = [];
    const answers: string[] = [];
    let receive: ((message: MessageFromWorker) => void) | undefined;
    const start = (listener: (message: MessageFromWorker) => void) => {
      const posted: MessageToWorker[] = [];
      posts.push(posted);
      receive = listener;
      return { post: (message: MessageToWorker) => posted.push(message), stop: onStop };
    };
    const told = (answer: string) => () => answers.push(answer);
    const client = new FindClient(
      start,
      {
        started: told('started'),
        hits: told('hits'),
        broken: told('broken'),
        tooSlow: told('too slow'),
      },
      5,
    );
    const say = (message: MessageFromWorker) => receive?.(message);
    return { client, posts, answers, say };
  }

  const stopped = () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    return { promise, stop: () => resolve(undefined) };
  };
  const noHits = { type: 'hits', hits: new Int32Array(), isCapped: false } as const;

  it('ends a silent worker, whose successor searches on for what was asked meanwhile', async () => {
    const { promise, stop } = stopped();
    const { client, posts, answers, say } = connect(stop);
    client.load(4, 0, ['x']);
    client.search(expression('(a+)+$'));
    say({ type: 'started', id: 1 });
    client.search(words('x'));
    await promise;
    await Promise.resolve();
    assert.deepEqual(posts[1], [
      { type: 'load', part: 4, first: 0, texts: ['x'] },
      { type: 'search', id: 3, request: words('x') },
    ]);
    say({ ...noHits, id: 3, isDone: true });
    assert.deepEqual(answers, ['started', 'started', 'hits']);
  });

  it('hears nothing of the search before', () => {
    const { client, answers, say } = connect(() => undefined);
    client.search(words('x'));
    client.search(words('y'));
    say({ ...noHits, id: 1, isDone: true });
    say({ type: 'broken', id: 1, message: 'no' });
    assert.deepEqual(answers, []);
    say({ ...noHits, id: 2, isDone: true });
    assert.deepEqual(answers, ['started', 'hits']);
  });

  it('ends it even if nothing is searched for any more', async () => {
    const { promise, stop } = stopped();
    const { client, posts, say } = connect(stop);
    client.search(expression('(a+)+$'));
    say({ type: 'started', id: 1 });
    client.search(null);
    await promise;
    await Promise.resolve();
    assert.equal(posts.length, 1);
    client.search(words('x'));
    assert.equal(posts.length, 2);
  });

  it('lets be one that has nothing to do', async () => {
    let stops = 0;
    const { client, say } = connect(() => (stops += 1));
    client.search(words('x'));
    say({ ...noHits, id: 1, isDone: false });
    say({ ...noHits, id: 1, isDone: true });
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(stops, 0);
  });
});
