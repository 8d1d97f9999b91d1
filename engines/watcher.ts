import { spawn } from 'node:child_process';
import { type Socket } from 'node:net';
import { type Identity } from './process-identity';

/**
 * `birth PID` says what `process-identity.ts` says. The `read` ends when the last holder of the other end of the pipe has gone, however
 * it went: nobody ever writes into it. Then the process is asked to end, and after a while made to, with all it has started.
 */
const script = `
birth() {
  if [ -e /proc/self/stat ]; then set -- $(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null); [ "$1" = Z ] || echo "\${20}"
  else ps -o lstart= -p "$1" 2>/dev/null | sed 's/^ *//;s/ *$//'; fi
}
lives() { [ "$(birth "$pid")" = "$born" ]; }
pid=$1 born=$2
read -r nothing
lives || exit 0
kill -TERM "$pid"
tries=0
while lives && [ "$tries" -lt "$3" ]; do sleep 0.1; tries=$((tries + 1)); done
lives && kill -KILL "-$pid"
`;

/**
 * Ends a process (the head of a group of its own) when this one is gone, be it killed by SIGKILL: what we start never outlives us.
 * A shell does the watching, since it costs a megabyte; where there is none (Windows) nothing is watched.
 * @param seconds how long it may take to end in order
 * @returns lets the watcher go, when the process has ended by itself
 */
export function endWithUs({ pid, birth }: Identity, seconds = 10): () => void {
  if (process.platform === 'win32') return () => undefined;
  const watcher = spawn('/bin/sh', ['-c', script, 'watcher', String(pid), birth, String(seconds * 10)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // A watcher that does not start is no reason not to start: the next run ends what was left (pid-file.ts).
  watcher.once('error', () => undefined);
  watcher.unref();
  const pipe = watcher.stdin as Socket | null;
  pipe?.on('error', () => undefined);
  pipe?.unref();
  return () => pipe?.destroy();
}
