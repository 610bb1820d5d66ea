import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';

/** In which texts a word stands, and how often, by the number of the text. */
export type Postings = Map<number, number>;

interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** Texts that Pagefind indexes at a time: it takes 70 KB of memory for each until they are done. */
const BATCH = 500;
/** Batches under way at once: one is read while Pagefind is at the next. */
const LANES = 2;
/** What Pagefind puts in front of everything it compresses. */
const SIGNATURE = 'pagefind_dcd';
const HAN_PAIR = /^\p{Script=Han}{2}$/u;
const LATIN = /^[^\p{Script=Han}]+$/u;

/**
 * Has Pagefind cut and index texts, and reads its index: every pair of adjacent Han characters and every
 * word in other letters.
 *
 * Readers load pieces cut from this index rather than its own files. Those are 34 KB a word for Chinese,
 * with the position of each occurrence, and their reader is another 67 KB: more than the guide's whole
 * search transfers.
 * @throws Error with Pagefind's own messages, or where its files are not as version 1.6 writes them
 */
export async function pagefindWords(texts: readonly string[]): Promise<Map<string, Postings>> {
  const words = new Map<string, Postings>();
  let start = 0;
  const work = async () => {
    while (start < texts.length) {
      const first = start;
      start += BATCH;
      addWords(await indexFiles(texts.slice(first, start)), first, words);
    }
  };
  try {
    await Promise.all(Array.from({ length: LANES }, work));
    return words;
  } finally {
    await close();
  }
}

/** The files of Pagefind's index of some texts. */
async function indexFiles(texts: readonly string[]): Promise<IndexFile[]> {
  const { index, errors } = await createIndex({ includeCharacters: '+#' });
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
  const added = await Promise.all(
    texts.map((content, number) => index.addCustomRecord({ url: String(number), content, language: 'zh-cn' })),
  );
  const problems = added.flatMap(({ errors: own }) => own);
  if (problems.length) throw new Error(`Pagefind: ${problems.join('; ')}`);
  const written = await index.getFiles();
  if (written.errors.length) throw new Error(`Pagefind: ${written.errors.join('; ')}`);
  await index.deleteIndex();
  return written.files;
}

/** Reads an index of texts, the first of which has the number given, into the words of all. */
function addWords(files: IndexFile[], first: number, words: Map<string, Postings>): void {
  const named = (part: string) => files.filter(({ path }) => path.includes(part));
  const texts = new Map<string, number>();
  for (const { path, content } of named('fragment/')) {
    const { url } = JSON.parse(unpack(content).toString('utf8')) as { url: string };
    texts.set(path.replace(/^.*\/|\.pf_fragment$/g, ''), first + Number(url));
  }
  const [meta] = named('.pf_meta');
  if (!meta) throw new Error('Pagefind wrote no .pf_meta file');
  const [, pages] = readCbor(unpack(meta.content)) as [string, [hash: string, ...rest: unknown[]][]];
  const numbers = pages.map(([hash]) => texts.get(hash));
  if (!numbers.length || numbers.includes(undefined)) throw new Error('Pagefind’s pages and fragments do not agree');

  for (const { content } of named('.pf_index')) {
    const [chunk] = readCbor(unpack(content)) as [[word: string, pages: [delta: number, places: number[]][]][]];
    for (const [word, occurrences] of chunk) {
      if (!HAN_PAIR.test(word) && !LATIN.test(word)) continue;
      const postings = words.get(word) ?? new Map<number, number>();
      let page = 0;
      for (const [delta, places] of occurrences) {
        page += delta;
        // Negative numbers are the weight of the places after them.
        const count = places.filter((place) => place >= 0).length;
        if (count) postings.set(numbers[page] as number, count);
      }
      if (postings.size) words.set(word, postings);
    }
  }
}

function unpack(content: Uint8Array): Buffer {
  const data = gunzipSync(content);
  if (data.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE) throw new Error('not a file of Pagefind’s');
  return data.subarray(SIGNATURE.length);
}

/** Decodes the part of CBOR (RFC 8949) that Pagefind writes: integers, texts, arrays, simple values. */
function readCbor(data: Buffer): unknown {
  let at = 0;
  const size = (info: number): number => {
    if (info < 24) return info;
    const bytes = 2 ** (info - 24);
    if (bytes > 4) throw new Error(`Pagefind’s file has a number of ${bytes} bytes at ${at}`);
    at += bytes;
    return data.readUIntBE(at - bytes, bytes);
  };
  const value = (): unknown => {
    const head = data[at] as number;
    const info = head & 31;
    at += 1;
    switch (head >> 5) {
      case 0:
        return size(info);
      case 1:
        return -1 - size(info);
      case 3: {
        const length = size(info);
        at += length;
        return data.toString('utf8', at - length, at);
      }
      case 4:
        return Array.from({ length: size(info) }, value);
      case 7:
        if (info < 24) return undefined;
    }
    throw new Error(`Pagefind’s file has an unknown value 0x${head.toString(16)} at ${at - 1}`);
  };
  return value();
}
