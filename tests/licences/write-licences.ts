import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { licencesOf, licencesPage } from './licences.ts';

const root = join(import.meta.dirname, '../..');
const lock: unknown = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
writeFileSync(join(root, 'docs/licences.md'), licencesPage(licencesOf(lock)));
