import { platformNamed } from '../delivery/platform.ts';

/** What is typed on a platform to manage its daily stretches: "/stretch schedule". */
export function commandOn(platform: string): string {
  return platformNamed(platform).command;
}
