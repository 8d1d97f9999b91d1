import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** The way from a telephone to the portal, which can be cut: what a browser only pretends of itself, its workers may not. */
export interface Signal {
  url: string;
  lose(): void;
  find(): void;
  end(): void;
}

/** A relay before the portal. @param to the portal's own address */
export async function signalTo(to: string): Promise<Signal> {
  const { hostname, port } = new URL(to);
  const open = new Set<Socket>();
  let there = true;
  const server = createServer((near) => {
    if (!there) return near.destroy();
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => open.forEach((one) => one.destroy());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lose() {
      there = false;
      cut();
    },
    find() {
      there = true;
    },
    end() {
      cut();
      server.close();
    },
  };
}
