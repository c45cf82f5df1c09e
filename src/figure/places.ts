/** Where pose files and pictures are. */
export interface Places {
  readonly poses: string;
  readonly built: string;
}
