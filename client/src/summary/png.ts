/** Pixels that every browser's canvas holds, those of phones included. */
export const MAX_PNG_PIXELS = 16_000_000;
/** Pixels of one side; beyond it some browsers draw nothing at all. */
export const MAX_PNG_SIDE = 8_192;
/** Twice as many pixels as units, where there is room: sharp on paper. */
const SHARP = 2;

/** How many pixels a unit of a picture gets. */
export const scaleOf = (width: number, height: number): number =>
  Math.min(
    SHARP,
    MAX_PNG_SIDE / width,
    MAX_PNG_SIDE / height,
    Math.sqrt(MAX_PNG_PIXELS / (width * height)),
  );

/**
 * An SVG with its letters in it (`lettered`) as pixels.
 * @throws Error when this browser cannot draw it
 */
export async function pngOf(svg: string, width: number, height: number): Promise<Blob> {
  const scale = scaleOf(width, height);
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((png) => {
        if (png === null) reject(new Error('the picture is too large'));
        else resolve(png);
      }, 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
