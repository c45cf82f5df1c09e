// The package points its types for this entry at a JavaScript file.
declare module 'discord-api-spec/zod';
