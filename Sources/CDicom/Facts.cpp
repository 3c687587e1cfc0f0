#include "File.h"

#include <cstdio>
#include <cstring>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmimage/diregist.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/oflog/oflog.h>

extern "C" void cdicom_start(void) {
  OFLog::configure(OFLogger::OFF_LOG_LEVEL);
  DJDecoderRegistration::registerCodecs(EDC_photometricInterpretation);
  DJLSDecoderRegistration::registerCodecs();
  DcmRLEDecoderRegistration::registerCodecs();
}

namespace {

template <size_t N> void copy_text(char (&target)[N], const OFString &text) {
  std::snprintf(target, N, "%s", text.c_str());
}

template <size_t N> bool read_text(DcmItem *item, const DcmTagKey &key, char (&target)[N]) {
  OFString text;
  if (item->findAndGetOFStringArray(key, text).bad() || text.empty()) return false;
  copy_text(target, text);
  return true;
}

void read_number(DcmItem *item, const DcmTagKey &key, int32_t &target) {
  Uint16 number;
  if (item->findAndGetUint16(key, number).good()) target = number;
}

bool read_numbers(DcmItem *item, const DcmTagKey &key, double *target, unsigned long count) {
  for (unsigned long index = 0; index < count; index++) {
    Float64 number;
    if (item->findAndGetFloat64(key, number, index).bad()) return false;
    target[index] = number;
  }
  return true;
}

/// The items that say something of a frame, the nearest first: its own functional groups, the shared ones, the file.
struct FrameItems {
  DcmItem *own = nullptr;
  DcmItem *shared = nullptr;
  DcmItem *whole = nullptr;

  /// The item that holds the macro `sequence` (PS3.3, C.7.6.16.2); the file itself where no functional group does.
  DcmItem *holding(const DcmTagKey &sequence) const {
    for (DcmItem *group : {own, shared}) {
      DcmItem *item = nullptr;
      if (group && group->findAndGetSequenceItem(sequence, item).good() && item) return item;
    }
    return whole;
  }
};

void read_windows(DcmItem *item, cdicom_frame &frame) {
  OFString text;
  for (int index = 0; index < CDICOM_WINDOWS; index++) {
    Float64 center, width;
    if (item->findAndGetFloat64(DCM_WindowCenter, center, index).bad()
        || item->findAndGetFloat64(DCM_WindowWidth, width, index).bad())
      break;
    frame.centers[index] = center;
    frame.widths[index] = width;
    frame.explanations[index][0] = 0;
    if (item->findAndGetOFString(DCM_WindowCenterWidthExplanation, text, index).good())
      copy_text(frame.explanations[index], text);
    frame.windows = index + 1;
  }
}

void read_spacing(const FrameItems &items, cdicom_frame &frame) {
  if (read_numbers(items.holding(DCM_PixelMeasuresSequence), DCM_PixelSpacing, frame.spacing, 2)) {
    frame.spacing_kind = CDICOM_PATIENT_SPACING;
  } else if (read_numbers(items.whole, DCM_ImagerPixelSpacing, frame.spacing, 2)
             || read_numbers(items.whole, DCM_NominalScannedPixelSpacing, frame.spacing, 2)) {
    frame.spacing_kind = CDICOM_DETECTOR_SPACING;
  }
}

}  // namespace

extern "C" cdicom_status cdicom_open(const char *path, cdicom_file **opened, cdicom_facts *facts) {
  *opened = nullptr;
  std::memset(facts, 0, sizeof *facts);
  auto file = std::make_unique<cdicom_file>();
  if (file->format.loadFile(path).bad()) {
    // The head of a file that is cut short still says which series misses a slice.
    file->format.clear();
    OFCondition head = file->format.loadFileUntilTag(
      path, EXS_Unknown, EGL_noChange, DCM_MaxReadLength, ERM_autoDetect, DCM_PixelData);
    if (head.bad() || !file->format.getDataset()->tagExists(DCM_Rows)) return CDICOM_UNREADABLE;
    facts->is_cut = 1;
  }
  DcmDataset *data = file->format.getDataset();
  if (!data) return CDICOM_UNREADABLE;
  read_text(data, DCM_SeriesInstanceUID, facts->series_uid);
  read_text(data, DCM_FrameOfReferenceUID, facts->frame_of_reference_uid);
  read_text(data, DCM_SOPInstanceUID, facts->instance_uid);
  read_text(data, DCM_SOPClassUID, facts->sop_class);
  read_text(data, DCM_Modality, facts->modality);
  read_text(data, DCM_PhotometricInterpretation, facts->photometric);
  read_text(data, DCM_ImageType, facts->image_type);
  read_text(data, DCM_BodyPartExamined, facts->body_part);
  read_text(data, DCM_BurnedInAnnotation, facts->burned_in);
  read_text(data, DCM_RescaleType, facts->rescale_type);
  if (!read_text(data, DCM_AcquisitionDate, facts->date) && !read_text(data, DCM_SeriesDate, facts->date))
    read_text(data, DCM_StudyDate, facts->date);
  Sint32 number;
  if (data->findAndGetSint32(DCM_InstanceNumber, number).good()) facts->instance = number;
  facts->frames = 1;
  if (data->findAndGetSint32(DCM_NumberOfFrames, number).good()) facts->frames = number;
  facts->samples = 1;
  read_number(data, DCM_SamplesPerPixel, facts->samples);
  read_number(data, DCM_Rows, facts->rows);
  read_number(data, DCM_Columns, facts->columns);
  read_number(data, DCM_BitsAllocated, facts->bits_allocated);
  facts->bits_stored = facts->bits_allocated;
  read_number(data, DCM_BitsStored, facts->bits_stored);
  facts->high_bit = facts->bits_stored - 1;
  read_number(data, DCM_HighBit, facts->high_bit);
  read_number(data, DCM_PixelRepresentation, facts->is_signed);
  facts->has_pixels = facts->is_cut || data->tagExists(DCM_PixelData);
  facts->has_modality_table = data->tagExists(DCM_ModalityLUTSequence);
  char lossy[4] = {};
  facts->is_lossy = read_text(data, DCM_LossyImageCompression, lossy) && std::strcmp(lossy, "01") == 0;
  for (Uint16 group = 0x6000; group <= 0x601E; group += 2)
    if (data->tagExists(DcmTagKey(group, 0x0010)) || data->tagExists(DcmTagKey(group, 0x3000))) facts->has_overlay = 1;
  read_numbers(data, DCM_SliceThickness, &facts->thickness, 1);
  file->facts = *facts;
  *opened = file.release();
  return CDICOM_OK;
}

extern "C" void cdicom_read_frame(cdicom_file *file, int32_t index, cdicom_frame *frame) {
  std::memset(frame, 0, sizeof *frame);
  FrameItems items;
  items.whole = file->format.getDataset();
  items.whole->findAndGetSequenceItem(DCM_SharedFunctionalGroupsSequence, items.shared);
  items.whole->findAndGetSequenceItem(DCM_PerFrameFunctionalGroupsSequence, items.own, index);
  frame->has_position =
    read_numbers(items.holding(DCM_PlanePositionSequence), DCM_ImagePositionPatient, frame->position, 3);
  frame->has_orientation =
    read_numbers(items.holding(DCM_PlaneOrientationSequence), DCM_ImageOrientationPatient, frame->orientation, 6);
  read_spacing(items, *frame);
  read_numbers(items.holding(DCM_PixelMeasuresSequence), DCM_SliceThickness, &frame->thickness, 1);
  frame->slope = 1;
  DcmItem *rescale = items.holding(DCM_PixelValueTransformationSequence);
  read_numbers(rescale, DCM_RescaleSlope, &frame->slope, 1);
  read_numbers(rescale, DCM_RescaleIntercept, &frame->intercept, 1);
  read_windows(items.holding(DCM_FrameVOILUTSequence), *frame);
}

extern "C" void cdicom_close(cdicom_file *file) { delete file; }
