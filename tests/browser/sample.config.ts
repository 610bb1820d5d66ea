import config from '../../astro.config.mjs';

/** The guide's own configuration; a cache of its own keeps the sample's content out of the guide's. */
export default { ...config, cacheDir: `${config.outDir}-cache` };
