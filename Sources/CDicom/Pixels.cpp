#include "Codestream.h"
#include "File.h"

#include <cmath>
#include <cstdio>
#include <cstring>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>

namespace {

const size_t message_length = 128;

cdicom_status told(cdicom_status status, char *message, const char *reason) {
  std::snprintf(message, message_length, "%s", reason);
  return status;
}

bool is_jpeg_2000(E_TransferSyntax syntax) {
  return syntax == EXS_JPEG2000 || syntax == EXS_JPEG2000LosslessOnly;
}

/// Masks a cell to Bits Stored below High Bit, where overlays may have been packed beside, and extends its sign.
int32_t stored(uint32_t cell, const cdicom_facts &facts) {
  int shift = facts.high_bit + 1 - facts.bits_stored;
  if (shift > 0) cell >>= shift;
  if (facts.bits_stored >= 32) return static_cast<int32_t>(cell);
  uint32_t mask = (1u << facts.bits_stored) - 1;
  cell &= mask;
  if (facts.is_signed && (cell >> (facts.bits_stored - 1))) cell |= ~mask;
  return static_cast<int32_t>(cell);
}

/// The fragments of compressed pixels; NULL where there are none.
DcmPixelSequence *fragments_of(cdicom_file *file) {
  DcmElement *element = nullptr;
  DcmDataset *data = file->format.getDataset();
  data->findAndGetElement(DCM_PixelData, element);
  auto *pixels = dynamic_cast<DcmPixelData *>(element);
  DcmPixelSequence *sequence = nullptr;
  if (!pixels || pixels->getEncapsulatedRepresentation(data->getOriginalXfer(), nullptr, sequence).bad()) return nullptr;
  return sequence;
}

/// Whether the segments that the head of each RLE frame announces lie in it, in order (PS3.5, G.5). DCMTK 3.6.7 does not
/// look, and reads outside of the fragment where they do not.
bool segments_are_sound(cdicom_file *file) {
  DcmPixelSequence *sequence = fragments_of(file);
  if (!sequence) return false;
  for (unsigned long index = 1; index < sequence->card(); index++) {
    DcmPixelItem *item = nullptr;
    Uint8 *bytes = nullptr;
    if (sequence->getItem(item, index).bad() || !item || item->getUint8Array(bytes).bad() || !bytes) return false;
    size_t length = item->getLength();
    if (length < 64) return false;
    auto word = [bytes](size_t at) {
      return bytes[4 * at] | bytes[4 * at + 1] << 8 | bytes[4 * at + 2] << 16
        | static_cast<uint32_t>(bytes[4 * at + 3]) << 24;
    };
    uint32_t count = word(0);
    if (count < 1 || count > 15) return false;
    uint32_t last = 64;
    for (uint32_t segment = 1; segment <= count; segment++) {
      uint32_t offset = word(segment);
      if (offset < last || offset > length) return false;
      last = offset;
    }
  }
  return true;
}

/// The same, asked of each frame and answered once a file.
bool has_sound_segments(cdicom_file *file) {
  if (!file->has_checked_segments) file->has_sound_segments = segments_are_sound(file);
  file->has_checked_segments = true;
  return file->has_sound_segments;
}

/// Parts the fragments into one codestream a frame: a frame may take several (PS3.5, A.4).
cdicom_status part_codestreams(cdicom_file *file, char *message) {
  if (file->has_codestreams) return CDICOM_OK;
  DcmPixelSequence *sequence = fragments_of(file);
  if (!sequence) return told(CDICOM_DAMAGED, message, "no pixel sequence");
  auto &streams = file->codestreams;
  for (unsigned long index = 1; index < sequence->card(); index++) {
    DcmPixelItem *item = nullptr;
    Uint8 *bytes = nullptr;
    if (sequence->getItem(item, index).bad() || !item || item->getUint8Array(bytes).bad() || !bytes)
      return told(CDICOM_DAMAGED, message, "a fragment cannot be read");
    size_t length = item->getLength();
    bool begins = length > 8
      && ((bytes[0] == 0xFF && bytes[1] == 0x4F) || (bytes[4] == 'j' && bytes[5] == 'P'));
    if (begins || streams.empty()) streams.emplace_back();
    streams.back().insert(streams.back().end(), bytes, bytes + length);
  }
  if (streams.size() < static_cast<size_t>(file->facts.frames))
    return told(CDICOM_DAMAGED, message, "fewer codestreams than frames");
  file->has_codestreams = true;
  return CDICOM_OK;
}

cdicom_status planes_of_codestream(
  cdicom_file *file, int32_t index, std::vector<int32_t> &planes, bool &is_ycc, char *message) {
  const cdicom_facts &facts = file->facts;
  cdicom_status status = part_codestreams(file, message);
  if (status != CDICOM_OK) return status;
  const auto &stream = file->codestreams[index];
  return read_codestream(stream.data(), stream.size(), facts.rows, facts.columns, facts.samples, planes, is_ycc)
    ? CDICOM_OK
    : told(CDICOM_DAMAGED, message, "the JPEG 2000 codestream cannot be read");
}

/// The cell at `index` of little-endian cells.
uint32_t cell_at(const uint8_t *bytes, size_t index, int bits) {
  switch (bits) {
  case 1: return bytes[index / 8] >> (index % 8) & 1;
  case 8: return bytes[index];
  case 16: return bytes[2 * index] | bytes[2 * index + 1] << 8;
  default:
    return bytes[4 * index] | bytes[4 * index + 1] << 8 | bytes[4 * index + 2] << 16
      | static_cast<uint32_t>(bytes[4 * index + 3]) << 24;
  }
}

/// The bytes of a whole frame and what it takes to read it; false where the head asks for what cannot be.
bool is_sound(const cdicom_facts &facts, int32_t index) {
  return facts.rows > 0 && facts.columns > 0 && index >= 0 && index < facts.frames && facts.bits_stored > 0
    && facts.bits_stored <= facts.bits_allocated && facts.high_bit < facts.bits_allocated
    && facts.high_bit + 1 >= facts.bits_stored;
}

}  // namespace

extern "C" cdicom_status cdicom_read_grey(cdicom_file *file, int32_t index, int32_t *samples, char *message) {
  message[0] = 0;
  const cdicom_facts &facts = file->facts;
  if (!facts.has_pixels) return told(CDICOM_NO_IMAGE, message, "no pixel data");
  if (facts.is_cut) return told(CDICOM_DAMAGED, message, "the file is cut short");
  if (!is_sound(facts, index)) return told(CDICOM_DAMAGED, message, "rows, columns or bits make no sense");
  int bits = facts.bits_allocated;
  if (facts.samples != 1 || (bits != 1 && bits != 8 && bits != 16 && bits != 32))
    return told(CDICOM_UNSUPPORTED, message, "a layout of samples that is not read");
  size_t count = static_cast<size_t>(facts.rows) * facts.columns;
  DcmDataset *data = file->format.getDataset();
  if (is_jpeg_2000(data->getOriginalXfer())) {
    std::vector<int32_t> planes;
    bool is_ycc;
    cdicom_status status = planes_of_codestream(file, index, planes, is_ycc, message);
    if (status != CDICOM_OK) return status;
    cdicom_facts low = facts;
    low.high_bit = facts.bits_stored - 1;
    for (size_t at = 0; at < count; at++) samples[at] = stored(static_cast<uint32_t>(planes[at]), low);
    return CDICOM_OK;
  }
  if (data->getOriginalXfer() == EXS_RLELossless && !has_sound_segments(file))
    return told(CDICOM_DAMAGED, message, "the RLE segments do not fit their frame");
  DcmElement *element = nullptr;
  data->findAndGetElement(DCM_PixelData, element);
  auto *pixels = dynamic_cast<DcmPixelData *>(element);
  Uint32 length = 0;
  if (!pixels || pixels->getUncompressedFrameSize(data, length).bad()
      || static_cast<size_t>(length) * 8 < count * bits)
    return told(CDICOM_DAMAGED, message, "the pixel data are shorter than the head announces");
  std::vector<uint8_t> bytes(length + 2);
  OFString model;
  Uint32 padded = static_cast<Uint32>(length + (length & 1));
  auto read = [&](Uint32 &fragment) {
    return pixels->getUncompressedFrame(data, index, fragment, bytes.data(), padded, model, nullptr);
  };
  // This frame alone, from the fragment where the one before it ended: a long film would be unpacked whole each time.
  Uint32 fragment = index == file->next_frame ? file->next_fragment : 0;
  if (read(fragment).bad()) {
    // Frames of several fragments and no table of where each begins are found only by reading them all.
    if (data->chooseRepresentation(EXS_LittleEndianExplicit, nullptr).bad())
      return told(CDICOM_UNSUPPORTED, message, "no decoder reads this compression, or it is damaged");
    fragment = 0;
    OFCondition whole = read(fragment);
    if (whole.bad()) return told(CDICOM_DAMAGED, message, whole.text());
  }
  file->next_frame = index + 1;
  file->next_fragment = fragment;
  for (size_t at = 0; at < count; at++) samples[at] = stored(cell_at(bytes.data(), at, bits), facts);
  return CDICOM_OK;
}

namespace {

uint8_t clamped(double value) { return static_cast<uint8_t>(value < 0 ? 0 : value > 255 ? 255 : std::floor(value + .5)); }

/// RGB of 8 bits from planes of JPEG 2000 (ITU-T T.800, G.2 undoes its own transform; YCC says sYCC).
void colours(const std::vector<int32_t> &planes, size_t count, int bits, bool is_ycc, uint8_t *bytes) {
  int shift = bits > 8 ? bits - 8 : 0;
  for (size_t at = 0; at < count; at++) {
    double c[3];
    for (int plane = 0; plane < 3; plane++) c[plane] = planes[plane * count + at] >> shift;
    if (is_ycc) {
      double y = c[0], b = c[1] - 128, r = c[2] - 128;
      c[0] = y + 1.402 * r;
      c[1] = y - 0.344136 * b - 0.714136 * r;
      c[2] = y + 1.772 * b;
    }
    for (int plane = 0; plane < 3; plane++) bytes[3 * at + plane] = clamped(c[plane]);
  }
}

}  // namespace

extern "C" cdicom_status cdicom_read_colour(cdicom_file *file, int32_t index, uint8_t *bytes, char *message) {
  message[0] = 0;
  const cdicom_facts &facts = file->facts;
  if (!facts.has_pixels) return told(CDICOM_NO_IMAGE, message, "no pixel data");
  if (facts.is_cut) return told(CDICOM_DAMAGED, message, "the file is cut short");
  if (!is_sound(facts, index)) return told(CDICOM_DAMAGED, message, "rows, columns or bits make no sense");
  size_t count = static_cast<size_t>(facts.rows) * facts.columns;
  DcmDataset *data = file->format.getDataset();
  if (is_jpeg_2000(data->getOriginalXfer())) {
    if (facts.samples != 3) return told(CDICOM_UNSUPPORTED, message, "a palette in JPEG 2000");
    std::vector<int32_t> planes;
    bool is_ycc = false;
    cdicom_status status = planes_of_codestream(file, index, planes, is_ycc, message);
    if (status != CDICOM_OK) return status;
    // The codestream undoes YBR_RCT and YBR_ICT by itself (PS3.5, 8.2.4).
    colours(planes, count, facts.bits_stored, is_ycc || std::strncmp(facts.photometric, "YBR_FULL", 8) == 0, bytes);
    return CDICOM_OK;
  }
  if (data->getOriginalXfer() == EXS_RLELossless && !has_sound_segments(file))
    return told(CDICOM_DAMAGED, message, "the RLE segments do not fit their frame");
  // This frame alone: each is asked for on its own, and a film of a hundred would be unpacked a hundred times.
  DicomImage image(data, data->getOriginalXfer(), CIF_UsePartialAccessToPixelData, index, 1);
  if (image.getStatus() != EIS_Normal) {
    bool is_unknown = image.getStatus() == EIS_NotSupportedValue || image.getStatus() == EIS_NoDataDictionary;
    return told(is_unknown ? CDICOM_UNSUPPORTED : CDICOM_DAMAGED, message, DicomImage::getString(image.getStatus()));
  }
  if (image.getWidth() != static_cast<unsigned long>(facts.columns)
      || image.getHeight() != static_cast<unsigned long>(facts.rows))
    return told(CDICOM_DAMAGED, message, "the size of the picture is not the announced one");
  if (image.isMonochrome()) return told(CDICOM_UNSUPPORTED, message, "a layout of colours that is not read");
  if (image.getOutputDataSize(8) != 3 * count || !image.getOutputData(bytes, 3 * count, 8, 0, 0))
    return told(CDICOM_DAMAGED, message, "the frame cannot be read");
  return CDICOM_OK;
}
