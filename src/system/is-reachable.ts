import { connect } from 'node:net';
import type { IsReachable } from '../core/ports/system.ts';

/** For a server to take a connection. In milliseconds. */
const TIMEOUT = 400;

const DEFAULT_PORTS = new Map([
  ['http:', 80],
  ['ws:', 80],
  ['https:', 443],
  ['wss:', 443],
]);

/** Makes a TCP connection to the server of a URL, and closes it: no request is sent. */
export const isReachable: IsReachable = (url) =>
  new Promise((resolve) => {
    const { hostname, port, protocol } = new URL(url);
    const socket = connect({
      host: hostname.replaceAll(/^\[|\]$/g, ''),
      port: port === '' ? (DEFAULT_PORTS.get(protocol) ?? 443) : Number(port),
      timeout: TIMEOUT,
    });
    const end = (isThere: boolean) => () => {
      socket.destroy();
      resolve(isThere);
    };
    socket.on('connect', end(true));
    socket.on('timeout', end(false));
    socket.on('error', end(false));
  });
