#ifndef NEGATOSCOPE_CDICOM_H
#define NEGATOSCOPE_CDICOM_H

// DICOM files as plain C values: DCMTK and OpenJPEG, whose interfaces are C++ or callbacks, which Swift cannot call.
// Nothing here keeps state of its own but the codecs' registration. A file may be used by one thread at a time, several
// files by several threads at once, after cdicom_start has returned.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Registers the codecs and silences DCMTK's log, which would quote what a file says of its patient. Call once, before
/// any file is opened.
void cdicom_start(void);

/// What the head of a file says, of all its frames. Texts are cut to fit, empty where absent. UIDs and the date serve to
/// tell series apart and in order; they are never written anywhere.
typedef struct {
  char series_uid[68];
  char frame_of_reference_uid[68];
  char instance_uid[68];
  char sop_class[68];
  char modality[20];
  char photometric[20];
  /// The values of Image Type, parted by backslashes.
  char image_type[132];
  char body_part[20];
  char burned_in[20];
  char rescale_type[20];
  /// Acquisition, series or study date, YYYYMMDD.
  char date[12];
  int32_t instance;
  int32_t rows;
  int32_t columns;
  int32_t frames;
  int32_t samples;
  int32_t bits_allocated;
  int32_t bits_stored;
  int32_t high_bit;
  int32_t is_signed;
  int32_t has_pixels;
  /// The head can be read, the pixels cannot: the file is cut short.
  int32_t is_cut;
  /// Groups 60xx: drawings or texts laid over the image, dropped.
  int32_t has_overlay;
  /// A table in place of rescale slope and intercept (PS3.3, C.11.1).
  int32_t has_modality_table;
  int32_t is_lossy;
  /// mm; 0 where absent.
  double thickness;
} cdicom_facts;

/// Where pixel spacing was found: nowhere, calibrated in the patient, or on the detector (PS3.3, 10.7.1.3).
typedef enum { CDICOM_NO_SPACING, CDICOM_PATIENT_SPACING, CDICOM_DETECTOR_SPACING } cdicom_spacing;

/// At most this many windows of a frame are read.
#define CDICOM_WINDOWS 8

/// What the head says of one frame.
typedef struct {
  int32_t has_position;
  /// mm, patient coordinates: the centre of the first pixel (PS3.3, C.7.6.2.1.1).
  double position[3];
  int32_t has_orientation;
  /// Direction cosines of a row, then of a column.
  double orientation[6];
  cdicom_spacing spacing_kind;
  /// mm between rows, then between columns, as Pixel Spacing has it.
  double spacing[2];
  double thickness;
  double slope;
  double intercept;
  int32_t windows;
  double centers[CDICOM_WINDOWS];
  double widths[CDICOM_WINDOWS];
  char explanations[CDICOM_WINDOWS][68];
} cdicom_frame;

typedef struct cdicom_file cdicom_file;

/// What became of a call. A message, in English, names the technical reason and nothing of the file's texts.
typedef enum { CDICOM_OK, CDICOM_UNREADABLE, CDICOM_NO_IMAGE, CDICOM_UNSUPPORTED, CDICOM_DAMAGED } cdicom_status;

/// Opens a file and reads its head; the pixels stay on disk. On CDICOM_OK `*file` is to be closed.
cdicom_status cdicom_open(const char *path, cdicom_file **file, cdicom_facts *facts);

/// What the head says of frame `index`, from 0.
void cdicom_read_frame(cdicom_file *file, int32_t index, cdicom_frame *frame);

/// The stored samples of frame `index` of a monochrome file, masked to Bits Stored and extended by their sign:
/// `rows * columns` values into `samples`. `message` holds at least 128 characters.
cdicom_status cdicom_read_grey(cdicom_file *file, int32_t index, int32_t *samples, char *message);

/// Frame `index` of a file in colour (RGB, YBR, PALETTE), as RGB of 8 bits: `3 * rows * columns` bytes into `bytes`.
cdicom_status cdicom_read_colour(cdicom_file *file, int32_t index, uint8_t *bytes, char *message);

/// Closes a file; NULL is fine.
void cdicom_close(cdicom_file *file);

#ifdef __cplusplus
}
#endif
#endif
