#ifndef NEGATOSCOPE_CVIPS_H
#define NEGATOSCOPE_CVIPS_H

// libvips as plain functions: its own interface is variadic, which Swift cannot call. Nothing here keeps state of
// its own. All functions may be called from several threads at once, after cvips_start has returned.

#include <stddef.h>
#include <stdint.h>

/// Starts libvips for untrusted input and repeatable output: one thread an operation, no cache, no vector code, and
/// no loader but those of JPEG, PNG, WebP and TIFF. Call once. 0, or -1 where libvips does not start.
int cvips_start(void);

/// Version of libvips, as text: "8.14.1".
const char *cvips_version(void);

/// Version of the WebP encoder, 0xMMmmrr; 0 where it is not known.
int cvips_webp_version(void);

/// What the samples of an image stand for.
typedef enum { CVIPS_GREY, CVIPS_RGB, CVIPS_OTHER } cvips_colour;

/// What the header of an image file says.
typedef struct {
  int width;
  int height;
  /// EXIF orientation, 1 to 8.
  int orientation;
  /// Pages or frames, at least 1.
  int pages;
  cvips_colour colour;
  /// The ICC profile, to be freed with cvips_free; NULL where there is none.
  uint8_t *profile;
  size_t profile_length;
} cvips_header;

/// Reads the header of an image file, decoding no pixel. 0, or -1 where it cannot be read.
int cvips_read_header(const void *bytes, size_t length, cvips_header *header);

/// Decodes an image file, reduces it to `width` by `height` pixels (as seen upright), turns it by its EXIF
/// orientation, takes it to sRGB of 8 bits, and encodes it as WebP with no metadata: lossless where `quality` is
/// negative, otherwise lossy at that quality (0 to 100). The caller knows the orientation, so that both sides agree on
/// it. The profile of the image, or that of CMYK, is applied where `foreign_colour` is not 0; otherwise samples
/// are taken for grey or sRGB as they stand. On success returns 0 and `*output`, to be freed with cvips_free. On failure returns -1 and `*message`, text in
/// English, to be freed with cvips_free.
int cvips_encode_webp(
  const void *bytes, size_t length, int width, int height, int orientation, int foreign_colour, int quality,
  uint8_t **output, size_t *output_length, char **message);

/// Encodes the pixels of an image file of 8 bits again, as JPEG with no metadata; what is transparent is black. As
/// cvips_encode_webp otherwise.
int cvips_to_jpeg(
  const void *bytes, size_t length, int quality, uint8_t **output, size_t *output_length, char **message);

/// Decodes an image file to its samples as they are stored, `bands` a pixel, row by row: no turn, no profile, no
/// reduction. `bits` is 8 or 16, and each sample takes one or two bytes of the machine's order. 0 and `*samples`, to be
/// freed with cvips_free, or -1 and `*message`.
int cvips_read_samples(
  const void *bytes, size_t length, int *width, int *height, int *bands, int *bits, uint8_t **samples, char **message);

/// Encodes samples laid out as cvips_read_samples gives them, of 8 bits, as lossy WebP with no metadata. As
/// cvips_encode_webp otherwise.
int cvips_samples_to_webp(
  const void *samples, size_t length, int width, int height, int bands, int quality, uint8_t **output,
  size_t *output_length, char **message);

/// Encodes samples of 8 or 16 bits as PNG. As cvips_encode_webp otherwise.
int cvips_samples_to_png(
  const void *samples, size_t length, int width, int height, int bands, int bits, uint8_t **output,
  size_t *output_length, char **message);

/// Frees what a function of this file gave; NULL is fine.
void cvips_free(void *memory);

#endif
