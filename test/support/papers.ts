import { zipSync, strToU8 } from 'fflate';
import sharp from 'sharp';

const objects = (pages: number): string[] => [
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  `2 0 obj<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, at) => `${at + 3} 0 R`).join(' ')}]>>endobj`,
  ...Array.from({ length: pages }, (_, at) => `${at + 3} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 210 297]>>endobj`),
];

/** A true PDF of so many empty pages, with words in it that no reader shows: two with other words are two files. */
export const pdfOf = (words: string, pages = 1): Buffer =>
  Buffer.from(`%PDF-1.4\n%${words}\n${objects(pages).join('\n')}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

/** One that asks for a password before it opens: its handler is one that nobody has. */
export const lockedPdf = (): Buffer =>
  Buffer.from(
    `%PDF-1.4\n${objects(1).join('\n')}\n9 0 obj<</Filter/Standard/V 1/R 2/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>/P -4>>endobj\ntrailer<</Root 1 0 R/Encrypt 9 0 R/ID[<00><00>]>>\n%%EOF\n`,
  );

/** A photograph of one colour, as a telephone held upright would make it: wide, to be turned, with the place where it was taken. */
export const jpegOf = (red: number): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: { r: red, g: 90, b: 30 } } })
    .withExif({ IFD0: { Make: 'SecretMaker' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

export const pictureOf = (format: 'png' | 'webp' | 'gif' | 'avif'): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 4, background: { r: 10, g: 90, b: 30, alpha: 0.5 } } })
    .toFormat(format)
    .toBuffer();

export const ofdOf = (words: string): Buffer =>
  Buffer.from(zipSync({ 'OFD.xml': strToU8(`<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0">${words}</ofd:OFD>`) }));
export const docxOf = (): Buffer =>
  Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') }));

/** A HEIC of 120 × 80 in four fields, true HEVC from x265, with a maker and a place in its EXIF. */
export const heic = Buffer.from(
  [
    'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAZdtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAADRpbG9jAAAAAERAAAIA',
    'AQAAAAABuwABAAAAAAAAAIoAAgAAAAACRQABAAAAAAAAAHIAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlm',
    'AAAAAA5waXRtAAAAAAABAAAA1mlwcnAAAAC3aXBjbwAAAHhodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroC',
    'QGEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoDyBRZbqSSmubgIaDAgAAAMAyAAAAwAIQGIAAQAHRAHBcrAiQAAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAA',
    'AAAAAAB4AAAAUAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgQIDBAAAABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAABBG1kYXQAAACGKAGv',
    'E4B4tEntzwJ//8FKj/91rPD8HUXJPQFDr79HZK4gVzgXFWj6raDY2lqbC0LX7ODezrPs0lOk5b9brlze15fieDYPD0F/WRO/2fG/3wgWLRumqfUps/3SIQkG',
    'TeuEnSSnl7/odMpBW71ei3k5AEO/gpTUBAe0AACXhAtcfVg1ycdfZoAAAAAGRXhpZgAATU0AKgAAAAgAAgEPAAIAAAAMAAAAJoglAAQAAAABAAAAMgAAAABT',
    'ZWNyZXRNYWtlcgAAAgABAAIAAAACTgAAAAACAAUAAAADAAAAUAAAAAAAAAAWAAAAAQAAAB4AAAABAAAAAAAAAAE=',
  ].join(''),
  'base64',
);
