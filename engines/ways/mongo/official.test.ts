import { archiveName } from './official';

describe('the official archive of mongod', () => {
  it.each([
    ['linux', 'x64', 'ID=debian\nVERSION_ID="12"\n', 'linux/mongodb-linux-x86_64-debian12'],
    ['linux', 'arm64', 'ID=ubuntu\nVERSION_ID="24.04"\n', 'linux/mongodb-linux-aarch64-ubuntu2404'],
    ['darwin', 'arm64', '', 'osx/mongodb-macos-arm64'],
    ['linux', 'arm64', 'ID=debian\nVERSION_ID="12"\n', undefined],
    ['linux', 'x64', 'ID=alpine\nVERSION_ID=3.20\n', undefined],
    ['linux', 'riscv64', 'ID=debian\nVERSION_ID="12"\n', undefined],
  ] as const)('for %s on %s', (platform, arch, release, name) => expect(archiveName(platform, arch, release)).toBe(name));
});
