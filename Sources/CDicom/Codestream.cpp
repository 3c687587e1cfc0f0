#include "Codestream.h"

#include <cstring>
#include <memory>
#include <openjpeg-2.5/openjpeg.h>

namespace {

struct Source {
  const uint8_t *bytes;
  size_t length;
  size_t at;
};

OPJ_SIZE_T read_some(void *buffer, OPJ_SIZE_T count, void *context) {
  auto *source = static_cast<Source *>(context);
  if (source->at >= source->length) return static_cast<OPJ_SIZE_T>(-1);
  if (count > source->length - source->at) count = source->length - source->at;
  std::memcpy(buffer, source->bytes + source->at, count);
  source->at += count;
  return count;
}

OPJ_OFF_T skip_some(OPJ_OFF_T count, void *context) {
  auto *source = static_cast<Source *>(context);
  if (count < 0) return -1;
  size_t step = static_cast<size_t>(count);
  if (step > source->length - source->at) step = source->length - source->at;
  source->at += step;
  return static_cast<OPJ_OFF_T>(step);
}

OPJ_BOOL seek_to(OPJ_OFF_T place, void *context) {
  auto *source = static_cast<Source *>(context);
  if (place < 0 || static_cast<size_t>(place) > source->length) return OPJ_FALSE;
  source->at = static_cast<size_t>(place);
  return OPJ_TRUE;
}

struct CodecEnd { void operator()(opj_codec_t *codec) const { opj_destroy_codec(codec); } };
struct StreamEnd { void operator()(opj_stream_t *stream) const { opj_stream_destroy(stream); } };
struct ImageEnd { void operator()(opj_image_t *image) const { opj_image_destroy(image); } };

}  // namespace

bool read_codestream(
  const uint8_t *bytes, size_t length, uint32_t rows, uint32_t columns, uint32_t components,
  std::vector<int32_t> &planes, bool &is_ycc) {
  // A bare codestream is what DICOM asks for (PS3.5, A.4.4); some files hold the boxes of a JP2 file.
  bool has_boxes = length > 12 && bytes[4] == 'j' && bytes[5] == 'P';
  Source source = {bytes, length, 0};
  std::unique_ptr<opj_codec_t, CodecEnd> codec(opj_create_decompress(has_boxes ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K));
  std::unique_ptr<opj_stream_t, StreamEnd> stream(opj_stream_default_create(OPJ_TRUE));
  if (!codec || !stream) return false;
  opj_stream_set_read_function(stream.get(), read_some);
  opj_stream_set_skip_function(stream.get(), skip_some);
  opj_stream_set_seek_function(stream.get(), seek_to);
  opj_stream_set_user_data(stream.get(), &source, nullptr);
  opj_stream_set_user_data_length(stream.get(), length);
  opj_dparameters_t parameters;
  opj_set_default_decoder_parameters(&parameters);
  if (!opj_setup_decoder(codec.get(), &parameters)) return false;
  // Scanners cut the last bytes of a lossy codestream.
  opj_decoder_set_strict_mode(codec.get(), OPJ_FALSE);
  opj_image_t *read = nullptr;
  bool has_header = opj_read_header(stream.get(), codec.get(), &read);
  std::unique_ptr<opj_image_t, ImageEnd> image(read);
  if (!has_header || !image || image->x1 - image->x0 != columns || image->y1 - image->y0 != rows
      || image->numcomps != components || !opj_decode(codec.get(), stream.get(), image.get()))
    return false;
  size_t count = static_cast<size_t>(rows) * columns;
  planes.resize(count * components);
  for (uint32_t plane = 0; plane < components; plane++) {
    const opj_image_comp_t &component = image->comps[plane];
    if (component.w != columns || component.h != rows || !component.data) return false;
    std::memcpy(planes.data() + plane * count, component.data, count * sizeof(int32_t));
  }
  is_ycc = image->color_space == OPJ_CLRSPC_SYCC;
  return true;
}
