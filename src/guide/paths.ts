import { resolve } from 'node:path';

/** Absolute path of the content folder; `CONTENT_DIR` points a build at another text. */
export const contentDir = resolve(process.env['CONTENT_DIR'] ?? 'content');

/** Path under which the site lives, with a slash at both ends: `BASE_PATH=/guide/`. */
export const base = `/${process.env['BASE_PATH'] ?? ''}/`.replace(/\/+/g, '/');
