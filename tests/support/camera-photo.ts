import sharp from 'sharp';

/** A photo of 800 x 600 taken at [lng, lat] on 2026-04-30, as a camera writes it: seconds of arc in ten-thousandths. */
export async function photoAt([lng, lat]: readonly [number, number]): Promise<Buffer> {
  const asRational = (degrees: number) => {
    const whole = Math.floor(degrees);
    const minutes = Math.floor((degrees - whole) * 60);
    const seconds = ((degrees - whole) * 60 - minutes) * 60;
    return `${whole}/1 ${minutes}/1 ${Math.round(seconds * 10_000)}/10000`;
  };
  return await sharp({ create: { width: 800, height: 600, channels: 3, background: '#557733' } })
    .jpeg()
    .withExif({
      IFD2: { DateTimeOriginal: '2026:04:30 09:08:07' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: asRational(lat),
        GPSLongitudeRef: 'E',
        GPSLongitude: asRational(lng),
      },
    })
    .toBuffer();
}
