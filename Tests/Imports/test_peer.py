"""Every public file of pydicom is imported and compared with pydicom's own reading, or refused by name."""

import os
import shutil
import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy
import pydicom
import pytest
from pydicom.pixels import apply_rescale, pixel_array

from conftest import FOLDERS, Content, dicom_files

warnings.simplefilter("ignore")


def rescaled(array, dataset):
    """Values by the rescale of the file, or of the functional groups, which pydicom leaves aside."""
    shared = dataset.get("SharedFunctionalGroupsSequence")
    holder = shared[0].get("PixelValueTransformationSequence") if shared else None
    return apply_rescale(array, holder[0] if holder else dataset)


def expected(path):
    """What pydicom reads: frames × rows × columns (× 3) of values, or None where it does not."""
    try:
        dataset = pydicom.dcmread(path)
        if "expb" in path.name and dataset.PhotometricInterpretation == "PALETTE COLOR":
            # pydicom takes the tables of a big-endian file for little-endian ones; the same picture exists in both.
            dataset = pydicom.dcmread(path.with_name(path.name.replace("_expb", "")))
        frames = int(dataset.get("NumberOfFrames", 1) or 1)
        array = pixel_array(dataset)
        if dataset.PhotometricInterpretation == "PALETTE COLOR":
            array = pydicom.pixels.apply_color_lut(array, dataset)
            array = array >> 8 if array.dtype.itemsize == 2 else array
        elif dataset.SamplesPerPixel == 1 and "ModalityLUTSequence" not in dataset:
            array = rescaled(array, dataset)
        elif dataset.SamplesPerPixel == 3 and dataset.BitsStored > 8:
            array = array >> (dataset.BitsStored - 8)
        return array if frames > 1 else array[None]
    except Exception:
        return None


def same(series, array):
    """Whether the values are those of the peer: exactly, but for the arithmetic of lossy decoders and of colours."""
    values = series.values()
    if values.shape != array.shape:
        return False
    difference = numpy.abs(values - array.astype(numpy.float64))
    return bool(difference.max() <= 1e-6) or bool(difference.max() <= 6 and difference.mean() < 1)


def outcome(path, folder):
    """What became of a file: same, other, alone (the peer does not read it), refused by name, silent, crashed."""
    array = expected(path)
    content = Content(folder)
    ended = content.bring(path)
    series = content.series()
    try:
        if ended.returncode not in (0, 1):
            return f"crashed: {ended.returncode} {ended.stderr}"
        if not series:
            return "refused" if path.name in ended.stderr else "silent"
        if array is None:
            return "alone"
        # Frames are set in the order of reading, which may be the reverse of the file.
        orders = (array, array[::-1])
        return "same" if len(series) == 1 and any(same(series[0], one) for one in orders) else "other"
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Name of each file → what became of it. The suite takes pydicom's own files, the soak those of pydicom-data too."""
    paths = dicom_files(FOLDERS if os.environ.get("NEGATOSCOPE_SOAK") else FOLDERS[:1])
    folders = [tmp_path_factory.mktemp("peer") for _ in paths]
    with ThreadPoolExecutor(2) as pool:
        return dict(zip((path.name for path in paths), pool.map(outcome, paths, folders)))


def test_the_peer_s_files_are_read_as_the_peer_reads_them(outcomes):
    for name, outcome in sorted(outcomes.items(), key=lambda item: item[1]):
        print(f"{outcome[:60]:10} {name}")
    assert [name for name, outcome in outcomes.items() if outcome.startswith(("crashed", "silent", "other"))] == []
    assert list(outcomes.values()).count("same") >= 84
