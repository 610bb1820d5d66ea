import { existsSync } from 'node:fs';
import config from '../../astro.config.mjs';
import { readSite } from './site.ts';

const folder = config.outDir as string;
if (!existsSync(folder)) throw new Error(`There is no ${folder}/: run “npm run build” first.`);

/** The guide as `npm run build` left it. */
export const site = readSite(folder, config.base as string, config.site as string);
