import sharp from 'sharp';

/** A page of A4 at 430 dots an inch: nothing written on a paper is lost, and no picture outgrows what a sealed file may be. */
const longestSide = 5_000;
/** The largest sensors of telephones have 200 million. */
export const mostPixels = 220_000_000;

sharp.cache(false);
sharp.concurrency(1);

/** Pixels that were decoded elsewhere. */
export interface Raw {
  data: Uint8Array;
  width: number;
  height: number;
}

/**
 * A picture decoded and written anew as JPEG: upright, in sRGB, on white, without what the camera wrote beside it (place, maker,
 * thumbnail) and without whatever else was hidden in the file. Rejects for what cannot be decoded to its end.
 */
export async function writeAnew(source: Uint8Array | Raw): Promise<Buffer> {
  const picture = 'data' in source ? fromRaw(source) : sharp(source, { limitInputPixels: mostPixels, failOn: 'error' });
  return picture
    .rotate()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 85, chromaSubsampling: '4:4:4' })
    .timeout({ seconds: 30 })
    .toBuffer();
}

const fromRaw = ({ data, width, height }: Raw) => sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: mostPixels });

/** A picture as it is shown on a page: so many pixels wide at most. @param quarters turned to the right so often */
export async function shownAs(source: Uint8Array | Raw, width: number): Promise<Buffer> {
  const picture = 'data' in source ? fromRaw(source) : sharp(source, { limitInputPixels: mostPixels });
  return picture
    .resize({ width, height: width * 4, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80 })
    .timeout({ seconds: 30 })
    .toBuffer();
}

/** A picture turned to the right by so many quarters. */
export const turned = (jpeg: Uint8Array, quarters: number): Promise<Buffer> =>
  sharp(jpeg)
    .rotate(90 * quarters)
    .jpeg({ quality: 80 })
    .toBuffer();

/** How many pixels a picture says it has, without decoding it; undefined if it says nothing. */
export async function pixelsOf(bytes: Uint8Array): Promise<number | undefined> {
  const { width, height } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => ({ width: 0, height: 0 }));
  return width * height > 0 ? width * height : undefined;
}
