const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

export function seconds(since: number): string {
  const elapsed = (performance.now() - since) / 1000;
  if (elapsed < 60) return `${elapsed.toFixed(1)} s`;
  return `${Math.floor(elapsed / 60)} min ${Math.floor(elapsed % 60)} s`;
}

/**
 * Says what is going on, for as long as it goes on: a spinner on a terminal, a line now and then
 * in a log.
 */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const stop = process.stdout.isTTY ? spin(title, started) : repeat(title, started);
  try {
    const result = await work();
    stop();
    console.log(`✓ ${title} (${seconds(started)})`);
    return result;
  } catch (error) {
    stop();
    console.log(`✗ ${title} (${seconds(started)})`);
    throw error;
  }
}

function spin(title: string, started: number): () => void {
  let frame = 0;
  const timer = setInterval(() => {
    process.stdout.write(
      `\r${frames[frame++ % frames.length] ?? ''} ${title} (${seconds(started)})`,
    );
  }, 100);
  return () => {
    clearInterval(timer);
    process.stdout.write('\r\x1b[K');
  };
}

function repeat(title: string, started: number): () => void {
  console.log(`… ${title}`);
  const timer = setInterval(() => console.log(`… ${title} (${seconds(started)})`), 10_000);
  return () => clearInterval(timer);
}
