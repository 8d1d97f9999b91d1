// A photograph as it is kept on the telephone: drawn anew, so that neither place nor maker stays with it, and small enough that twenty
// of them do not fill an old telephone or a weak signal. What stands on a shop's sign can be read at this size.

const longestSide = 3_000;
/** What the server takes. */
export const mostBytes = 10 * 1024 * 1024;

/** One at a time: decoded, a large one takes hundreds of megabytes. What the telephone cannot decode comes back as it is. */
export async function shrink(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const by = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.round(picture.width * by), Math.round(picture.height * by)];
    const brush = canvas.getContext('2d');
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return (await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))) ?? file;
  } catch {
    return file;
  }
}
