import { BlockList, isIP, isIPv6 } from 'node:net';

const OWN = new BlockList();
OWN.addSubnet('127.0.0.0', 8);
OWN.addAddress('::1', 'ipv6');

/** Whether an address is one by which a machine speaks with itself (RFC 1122, RFC 4291), IPv4 within IPv6 included. */
export function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && OWN.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
