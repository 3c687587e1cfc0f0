"""Compressed films of grey: each frame is unpacked alone, wherever its fragments begin (PS3.5, A.4)."""

import io

import numpy
import pydicom
import pytest
from PIL import Image
from pydicom.data import get_testdata_file
from pydicom.encaps import encapsulate
from pydicom.pixels import pixel_array
from pydicom.uid import JPEGBaseline8Bit, generate_uid

FRAMES, SIZE = 12, 64


def film(path, fragments, has_table):
    """A film of JPEG frames, each different, in so many fragments a frame, with or without the table of their offsets."""
    ramp = numpy.add.outer(numpy.arange(SIZE), numpy.arange(SIZE))
    frames = []
    for index in range(FRAMES):
        buffer = io.BytesIO()
        Image.fromarray((ramp + 8 * index).astype("uint8")).save(buffer, "JPEG", quality=95)
        frames.append(buffer.getvalue())
    dataset = pydicom.dcmread(get_testdata_file("CT_small.dcm"))
    dataset.Rows = dataset.Columns = SIZE
    dataset.NumberOfFrames = FRAMES
    dataset.BitsAllocated = dataset.BitsStored = 8
    dataset.HighBit = 7
    dataset.PixelRepresentation = 0
    dataset.RescaleSlope, dataset.RescaleIntercept = 1, 0
    for tag in ("PixelPaddingValue", "SmallestImagePixelValue", "LargestImagePixelValue"):
        if tag in dataset:
            del dataset[tag]
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    dataset.PixelData = encapsulate(frames, fragments_per_frame=fragments, has_bot=has_table)
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    dataset.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    dataset.save_as(path)
    return pixel_array(pydicom.dcmread(path))


@pytest.mark.parametrize("fragments", [1, 2])
@pytest.mark.parametrize("has_table", [True, False])
def test_each_frame_of_a_film_is_itself(content, tmp_path, fragments, has_table):
    deposit = tmp_path / "deposit"
    deposit.mkdir()
    expected = film(deposit / "film.dcm", fragments, has_table)
    ended = content.bring(deposit)
    assert ended.returncode == 0, ended.stderr
    [series] = content.series()
    assert numpy.abs(series.values() - expected).max() <= 1  # two decoders of JPEG round apart
    assert len({frame.tobytes() for frame in series.samples()}) == FRAMES
