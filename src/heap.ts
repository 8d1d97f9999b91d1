/**
 * How Node is told to keep a process small. A worker's objects live for one act: a small young generation and a bounded old one keep
 * it below 250 MB resident (measured by `npm run bench`, figure `memory`) where the defaults let it grow to 400.
 */
export const smallHeap = ['--max-semi-space-size=2', '--max-old-space-size=192'];
