import { resolve } from 'node:path';

/** Absolute path of the content folder; `CONTENT_DIR` points a build at another text. */
export const contentDir = resolve(process.env['CONTENT_DIR'] ?? 'content');
