import subsetFont from 'subset-font';

/**
 * Cuts a font down to some characters, and takes out its hints, which screens of today do without.
 * @param font WOFF2, or another format that `subset-font` reads
 * @returns WOFF2
 */
export async function cutFont(font: Uint8Array, characters: string): Promise<Uint8Array> {
  return subsetFont(Buffer.from(font), characters, { targetFormat: 'woff2', noHinting: true });
}
