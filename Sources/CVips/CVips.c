#define _GNU_SOURCE
#include "CVips.h"

#include <dlfcn.h>
#include <string.h>
#include <vips/vips.h>
#include <vips/vector.h>

// libvips warns on standard error of what it then reports as an error, or of what does not matter to us.
static void keep_silent(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data) {
  (void)domain;
  (void)level;
  (void)message;
  (void)data;
}

int cvips_start(void) {
  g_log_set_handler(
    "VIPS", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE | G_LOG_LEVEL_INFO | G_LOG_LEVEL_DEBUG, keep_silent, NULL);
  if (VIPS_INIT("negatoscope")) return -1;
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  vips_vector_set_enabled(FALSE);
  vips_operation_block_set("VipsForeignLoad", TRUE);
  vips_operation_block_set("VipsForeignLoadJpeg", FALSE);
  vips_operation_block_set("VipsForeignLoadPng", FALSE);
  vips_operation_block_set("VipsForeignLoadWebp", FALSE);
  vips_operation_block_set("VipsForeignLoadTiff", FALSE);
  vips_block_untrusted_set(TRUE);
  return 0;
}

const char *cvips_version(void) { return vips_version_string(); }

int cvips_webp_version(void) {
  // libvips brings libwebp into the process; its headers are not asked for.
  int (*version)(void) = (int (*)(void))dlsym(RTLD_DEFAULT, "WebPGetEncoderVersion");
  return version ? version() : 0;
}

void cvips_free(void *memory) { g_free(memory); }

static cvips_colour colour_of(VipsImage *image) {
  switch (vips_image_get_interpretation(image)) {
  case VIPS_INTERPRETATION_B_W:
  case VIPS_INTERPRETATION_GREY16:
    return CVIPS_GREY;
  case VIPS_INTERPRETATION_sRGB:
  case VIPS_INTERPRETATION_RGB:
  case VIPS_INTERPRETATION_RGB16:
    return CVIPS_RGB;
  default:
    return CVIPS_OTHER;
  }
}

int cvips_read_header(const void *bytes, size_t length, cvips_header *header) {
  memset(header, 0, sizeof *header);
  VipsImage *image = vips_image_new_from_buffer(bytes, length, "", "access", VIPS_ACCESS_SEQUENTIAL, NULL);
  if (!image) {
    vips_error_clear();
    return -1;
  }
  header->width = vips_image_get_width(image);
  header->height = vips_image_get_height(image);
  header->orientation = vips_image_get_orientation(image);
  header->pages = vips_image_get_n_pages(image);
  header->colour = colour_of(image);
  const void *profile;
  size_t profile_length;
  if (vips_image_get_typeof(image, VIPS_META_ICC_NAME)
      && !vips_image_get_blob(image, VIPS_META_ICC_NAME, &profile, &profile_length) && profile_length > 0) {
    header->profile = g_memdup2(profile, profile_length);
    header->profile_length = profile_length;
  }
  g_object_unref(image);
  return 0;
}

// Each step takes the place of the image it was made from; a failed step leaves NULL.
static void replace(VipsImage **image, int failed, VipsImage *made) {
  g_object_unref(*image);
  *image = failed ? NULL : made;
}

static void turn(VipsImage **image, VipsAngle angle) {
  VipsImage *made = NULL;
  if (*image) replace(image, vips_rot(*image, &made, angle, NULL), made);
}

static void flip(VipsImage **image) {
  VipsImage *made = NULL;
  if (*image) replace(image, vips_flip(*image, &made, VIPS_DIRECTION_HORIZONTAL, NULL), made);
}

// EXIF 2.32, 4.6.4, tag Orientation: the turn that makes each upright, then the mirroring.
static void set_upright(VipsImage **image, int orientation) {
  static const VipsAngle angles[9] = {
    VIPS_ANGLE_D0,   VIPS_ANGLE_D0,  VIPS_ANGLE_D0,  VIPS_ANGLE_D180, VIPS_ANGLE_D180,
    VIPS_ANGLE_D90, VIPS_ANGLE_D90, VIPS_ANGLE_D270, VIPS_ANGLE_D270,
  };
  if (orientation < 2 || orientation > 8) return;
  // A turned image is read in another order than it is decoded in.
  VipsImage *memory = vips_image_copy_memory(*image);
  replace(image, memory == NULL, memory);
  turn(image, angles[orientation]);
  if (orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7) flip(image);
}

static void to_srgb(VipsImage **image) {
  VipsImage *made = NULL;
  if (*image) replace(image, vips_colourspace(*image, &made, VIPS_INTERPRETATION_sRGB, NULL), made);
}

// Debian's webpsave writes EXIF and XMP even when told to strip: no field is left for it to write.
static void remove_metadata(VipsImage **image) {
  VipsImage *made = NULL;
  if (!*image) return;
  replace(image, vips_copy(*image, &made, NULL), made);
  if (!*image) return;
  char **fields = vips_image_get_fields(*image);
  for (char **field = fields; field && *field; field++) vips_image_remove(*image, *field);
  g_strfreev(fields);
}

int cvips_encode_webp(
  const void *bytes, size_t length, int width, int height, int orientation, int foreign_colour, int quality,
  uint8_t **output, size_t *output_length, char **message) {
  *output = NULL;
  *output_length = 0;
  *message = NULL;
  int lies = orientation >= 5 && orientation <= 8;
  VipsImage *image = NULL;
  // Told to export to sRGB, libvips takes every image through floating-point colour, which changes samples that need
  // no change: only a foreign colour is.
  int failed = vips_thumbnail_buffer(
    (void *)bytes, length, &image, lies ? height : width, "height", lies ? width : height, "size", VIPS_SIZE_FORCE,
    "no_rotate", TRUE, "fail_on", VIPS_FAIL_ON_ERROR, foreign_colour ? "export_profile" : NULL, "srgb", NULL);
  if (!failed) {
    set_upright(&image, orientation);
    to_srgb(&image);
    remove_metadata(&image);
    void *written = NULL;
    failed = !image
      || vips_webpsave_buffer(
        image, &written, output_length, "lossless", (gboolean)(quality < 0), "Q", quality < 0 ? 75 : quality, "effort",
        4, "strip", TRUE, NULL);
    *output = written;
  }
  if (image) g_object_unref(image);
  if (failed) *message = vips_error_buffer_copy();
  return failed ? -1 : 0;
}

int cvips_read_samples(
  const void *bytes, size_t length, int *width, int *height, int *bands, int *bits, uint8_t **samples, char **message) {
  *samples = NULL;
  *message = NULL;
  VipsImage *image = vips_image_new_from_buffer(
    bytes, length, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, NULL);
  size_t size;
  if (image) {
    VipsBandFormat format = vips_image_get_format(image);
    *width = vips_image_get_width(image);
    *height = vips_image_get_height(image);
    *bands = vips_image_get_bands(image);
    *bits = format == VIPS_FORMAT_USHORT ? 16 : 8;
    if (format == VIPS_FORMAT_UCHAR || format == VIPS_FORMAT_USHORT) *samples = vips_image_write_to_memory(image, &size);
    else vips_error("cvips", "samples of another kind than 8 or 16 bits");
    g_object_unref(image);
  }
  if (!*samples) *message = vips_error_buffer_copy();
  return *samples ? 0 : -1;
}

int cvips_to_jpeg(
  const void *bytes, size_t length, int quality, uint8_t **output, size_t *output_length, char **message) {
  *output = NULL;
  *message = NULL;
  void *written = NULL;
  VipsImage *image = vips_image_new_from_buffer(
    bytes, length, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, NULL);
  int failed = !image || vips_jpegsave_buffer(image, &written, output_length, "Q", quality, "strip", TRUE, NULL);
  *output = written;
  if (image) g_object_unref(image);
  if (failed) *message = vips_error_buffer_copy();
  return failed ? -1 : 0;
}

static VipsImage *of_samples(const void *samples, size_t length, int width, int height, int bands, int bits) {
  VipsImage *image = vips_image_new_from_memory(
    samples, length, width, height, bands, bits == 16 ? VIPS_FORMAT_USHORT : VIPS_FORMAT_UCHAR);
  if (!image) return NULL;
  // What the samples are is not told by their number alone.
  VipsImage *made = NULL;
  VipsInterpretation grey = bits == 16 ? VIPS_INTERPRETATION_GREY16 : VIPS_INTERPRETATION_B_W;
  int failed = vips_copy(image, &made, "interpretation", bands == 1 ? grey : VIPS_INTERPRETATION_sRGB, NULL);
  replace(&image, failed, made);
  return image;
}

int cvips_samples_to_webp(
  const void *samples, size_t length, int width, int height, int bands, int quality, uint8_t **output,
  size_t *output_length, char **message) {
  *output = NULL;
  *message = NULL;
  void *written = NULL;
  VipsImage *image = of_samples(samples, length, width, height, bands, 8);
  int failed = !image
    || vips_webpsave_buffer(image, &written, output_length, "Q", quality, "effort", 4, "strip", TRUE, NULL);
  *output = written;
  if (image) g_object_unref(image);
  if (failed) *message = vips_error_buffer_copy();
  return failed ? -1 : 0;
}

int cvips_samples_to_png(
  const void *samples, size_t length, int width, int height, int bands, int bits, uint8_t **output,
  size_t *output_length, char **message) {
  *output = NULL;
  *message = NULL;
  void *written = NULL;
  VipsImage *image = of_samples(samples, length, width, height, bands, bits);
  int failed = !image
    || vips_pngsave_buffer(
      // Closer costs four times as long for a hundredth: what is left of a slice once it is filtered is noise.
      image, &written, output_length, "compression", 4, "filter", VIPS_FOREIGN_PNG_FILTER_ALL, "bitdepth", bits, NULL);
  *output = written;
  if (image) g_object_unref(image);
  if (failed) *message = vips_error_buffer_copy();
  return failed ? -1 : 0;
}
