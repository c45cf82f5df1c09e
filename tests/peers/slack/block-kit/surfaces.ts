import type { HomeView, KnownBlock, ModalView } from '@slack/types';

/** The blocks of a message. The three types here are what the schema generator starts from. */
export type Blocks = KnownBlock[];

/** A view opened with `views.open`, `views.push` or `views.update`. */
export type Modal = ModalView;

/** A view published with `views.publish`. */
export type Home = HomeView;
