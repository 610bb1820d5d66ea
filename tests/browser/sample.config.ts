import { join } from 'node:path';
import config from '../../astro.config.mjs';

const folder = String(config.outDir);

/**
 * The guide's own configuration, with a root apart for Astro's working files: builds of different
 * content that share one mix their lists of modules.
 */
export default { ...config, root: `${folder}-root`, cacheDir: join(`${folder}-root`, 'cache') };
