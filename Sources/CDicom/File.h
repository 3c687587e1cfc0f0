#ifndef NEGATOSCOPE_DICOM_FILE_H
#define NEGATOSCOPE_DICOM_FILE_H

#include "include/CDicom.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmimgle/dcmimage.h>
#include <vector>

/// A file that is open, and what was decoded of it already.
struct cdicom_file {
  DcmFileFormat format;
  cdicom_facts facts;
  /// Where the codestream of each frame of JPEG 2000 stands in the fragments.
  std::vector<std::vector<uint8_t>> codestreams;
  bool has_codestreams = false;
  /// Whether the heads of RLE frames were looked at, and are sound: to find a fragment, DCMTK goes through those before it.
  bool has_checked_segments = false;
  bool has_sound_segments = false;
  /// The fragment that begins the frame after the last one read.
  int32_t next_frame = 0;
  uint32_t next_fragment = 0;
};

#endif
