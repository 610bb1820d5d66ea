import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { globSync } from 'tinyglobby';

/** Below this a compressed answer fits the same packet. */
const SMALLEST = 1000;

// Puts a .br and a .gz beside each text file of the folders named on the command line, `dist` by
// default, for servers of one's own: other hosts compress by themselves.
for (const folder of process.argv.length > 2 ? process.argv.slice(2) : [process.env['OUT_DIR'] || 'dist']) {
  const files = globSync('**/*.{html,css,js,json,svg,txt,xml}', { cwd: folder, absolute: true });
  await Promise.all(
    files.map(async (file) => {
      const text = readFileSync(file);
      if (text.length < SMALLEST) return;
      const size = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(text, { params: size }));
      writeFileSync(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
    }),
  );
  console.log(`${folder}：${files.length}个文件`);
}
