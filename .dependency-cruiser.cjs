/**
 * The house's rules: who may import whom. Read it from the ground up; each room
 * may use the rooms named with it and nothing else in this repository.
 */
const may = {
  text: [],
  stream: [],
  content: ['text'],
  safety: ['content', 'text'],
  lookup: ['content', 'text'],
  figure: ['content', 'text'],
  schedule: ['content', 'text'],
  cards: ['content', 'schedule'],
  commands: ['content', 'text', 'lookup', 'schedule', 'cards', 'desk'],
  server: [],
  metrics: [],
  storage: [],
  secrets: ['storage'],
  delivery: ['content', 'schedule', 'storage', 'cards'],
  desk: ['schedule', 'storage', 'cards', 'delivery'],
  cli: [
    'content',
    'cards',
    'commands',
    'schedule',
    'storage',
    'delivery',
    'desk',
    'server',
    'metrics',
    'stream',
  ],
};

const rooms = Object.entries(may).map(([room, others]) => ({
  name: `${room}-imports`,
  comment: `src/${room} may import ${others.length > 0 ? others.join(', ') : 'no other room'}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    path: '^(src|adapters|tests)/',
    pathNot: [room, ...others].map((each) => `^src/${each}/`).concat(filesFor(room)),
  },
}));

/** The few files at the top of src that a room may use: the words shared by commands and adapters. */
function filesFor(room) {
  if (room === 'commands') return ['^src/request\\.ts$'];
  if (room === 'delivery' || room === 'desk')
    return ['^src/(adapter|patience|poster|log|meter)\\.ts$'];
  if (room === 'storage') return ['^src/make-folder\\.ts$'];
  if (room === 'secrets') return ['^src/installation-store\\.ts$'];
  if (room === 'metrics') return ['^src/(meter|poster)\\.ts$'];
  if (room === 'server') return ['^src/adapter\\.ts$'];
  if (room === 'cli') return ['^src/(request|bot|adapter|log)\\.ts$'];
  return [];
}

module.exports = {
  forbidden: [
    ...rooms,
    {
      name: 'no-circles',
      comment: 'Imports go one way.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'adapter-stands-alone',
      comment: 'The words that all rooms share depend on none of them.',
      severity: 'error',
      from: { path: '^src/(adapter|installation-store|log|make-folder|meter|patience)\\.ts$' },
      to: { path: '^(src|adapters)/', pathNot: '^src/poster\\.ts$' },
    },
    {
      name: 'service-knows-no-platform',
      severity: 'error',
      from: { path: '^src/(service|limits)\\.ts$' },
      to: {
        path: '^(adapters/|src/(main|config|cli|stream|server|metrics|safety|lookup|commands|storage|delivery|desk))',
      },
    },
    {
      name: 'request-knows-only-cards',
      severity: 'error',
      from: { path: '^src/request\\.ts$' },
      to: { path: '^(src|adapters)/', pathNot: '^src/cards/' },
    },
    {
      name: 'config-stands-alone',
      severity: 'error',
      from: { path: '^src/config/' },
      to: { path: '^(src|adapters)/', pathNot: '^src/config/' },
    },
    {
      name: 'bot-knows-no-platform',
      severity: 'error',
      from: { path: '^src/bot\\.ts$' },
      to: { path: '^(adapters/|src/(main|config|cli|stream|server|service|adapter))' },
    },
    {
      name: 'only-main-puts-adapters-in',
      comment: 'Nothing in src but the files that put everything together knows an adapter.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|connect|playground|terminal)\\.ts$' },
      to: { path: '^adapters/' },
    },
    {
      name: 'no-sdk-in-the-core',
      comment: 'Chat platforms stay in adapters/.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/(discord\\.js|@slack|@discordjs)' },
    },
    {
      name: 'one-room-counts',
      comment: 'Who is counted by knows src/meter.ts alone.',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: '^src/metrics/' },
      to: { path: 'node_modules/prom-client' },
    },
    {
      name: 'adapters-import',
      comment:
        'An adapter uses the core’s types, cards and streams, never the lookup, the screen or main.',
      severity: 'error',
      from: { path: '^adapters/' },
      to: {
        path: '^src/(safety|lookup|commands|cli|main|text|metrics|storage|secrets|delivery|desk|bot\\.)',
      },
    },
    {
      name: 'only-the-page-listens',
      comment: 'The page in the browser has a server of its own; the others hand in routes.',
      severity: 'error',
      from: { path: '^adapters/', pathNot: '^adapters/web/' },
      to: { path: '^src/server/' },
    },
    {
      name: 'adapters-stand-apart',
      comment: 'No adapter imports another.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^adapters/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'nothing-draws-at-run-time',
      comment:
        'Of the illustrator only the gallery is used by the bot; the pictures are already drawn.',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: '^src/figure/' },
      to: { path: '^src/figure/', pathNot: '^src/figure/gallery\\.ts$' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(src|adapters)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-development-packages',
      comment:
        'What the product runs on stands under dependencies; the illustrator draws while developing.',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: '^src/figure/(film/still|progress-bar)\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What runs in the browser names its neighbours as the server does.
    exclude: { path: '^adapters/web/.*\\.js$' },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
  },
};
