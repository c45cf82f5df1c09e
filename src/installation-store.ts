/**
 * Where an adapter keeps what lets it into workspaces. What that is only the adapter knows: anything
 * that JSON can hold, checked by it when it comes back. A workspace's id may be that of an
 * organisation, whose installation holds for all workspaces that it gives.
 *
 * Everything here throws when the database is away, and when something can't be opened with the keys.
 */
export interface InstallationStore {
  /** How many there are, after making sure that each can be opened with the keys there are. */
  check(): Promise<number>;
  /** The workspaces and organisations that have one. */
  list(): Promise<string[]>;
  /** A workspace's own installation; undefined when it has none. */
  find(workspace: string): Promise<unknown>;
  /** Stores one in place of what is there. */
  save(workspace: string, installation: unknown): Promise<void>;
  /**
   * Changes one while nobody else does, not even another process.
   *
   * @param change from what is there now to what is to be there; the same object leaves it.
   * @returns what is there then; undefined when there is none.
   */
  change(workspace: string, change: (found: unknown) => Promise<unknown>): Promise<unknown>;
  /** Notes that a workspace is reached through its organisation's installation. */
  join(workspace: string, organisation: string): Promise<void>;
  /** The organisation through whose installation a workspace is reached. */
  organisationOf(workspace: string): Promise<string | undefined>;
}
