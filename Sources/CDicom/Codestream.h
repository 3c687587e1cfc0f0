#ifndef NEGATOSCOPE_CODESTREAM_H
#define NEGATOSCOPE_CODESTREAM_H

#include <cstddef>
#include <cstdint>
#include <vector>

// JPEG 2000, which DCMTK does not read, through OpenJPEG.

/// The planes of a codestream, each `rows * columns` values, components one after the other.
bool read_codestream(
  const uint8_t *bytes, size_t length, uint32_t rows, uint32_t columns, uint32_t components,
  std::vector<int32_t> &planes, bool &is_ycc);

#endif
