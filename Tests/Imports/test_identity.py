"""Nothing of a patient survives an import: identities are planted wherever a DICOM file can hold text, and every byte of
what is written, and then published, is searched."""

import zlib

import numpy
import pydicom
import pytest
from pydicom.datadict import DicomDictionary, keyword_for_tag
from pydicom.dataelem import DataElement
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian

MARK = "ZQXVIDENTITE"
UID = "1.2.826.0.1.3680043.8.498.777666555444333222"
TEXTS = {"PN", "LO", "SH", "ST", "LT", "UT", "UC", "AE", "CS", "UR"}
# What the picture itself is made of: planted, these files would be no pictures.
NEEDED = {
    "PhotometricInterpretation", "Modality", "SpecificCharacterSet", "PixelDataProviderURL", "RescaleType",
    "LossyImageCompression", "PresentationLUTShape", "PixelPresentation", "VolumetricProperties", "BurnedInAnnotation",
}


def planted(folder, slices=5):
    """A CT series in which every text, every UID, private elements, overlays, padding and file names carry a mark."""
    folder.mkdir()
    for number in range(slices):
        meta = FileMetaDataset()
        meta.MediaStorageSOPClassUID = CTImageStorage
        meta.MediaStorageSOPInstanceUID = f"{UID}.{number}"
        meta.TransferSyntaxUID = ExplicitVRLittleEndian
        meta.SourceApplicationEntityTitle = MARK
        meta.PrivateInformationCreatorUID = UID
        meta.PrivateInformation = MARK.encode()
        data = FileDataset(None, {}, file_meta=meta, preamble=(MARK * 11).encode()[:128])
        data.SpecificCharacterSet = "ISO_IR 192"
        for tag, (vr, multiplicity, *_rest) in DicomDictionary.items():
            word = keyword_for_tag(tag)
            if word in NEEDED or tag >> 16 in (0, 2, 0xFFFE) or tag >> 16 >= 0x5000:
                continue
            if vr in TEXTS:
                data.add(DataElement(tag, vr, MARK))
            elif vr == "UI":
                data.add(DataElement(tag, vr, UID))
            elif vr == "DA":
                data.add(DataElement(tag, vr, "19570314"))
        item = pydicom.Dataset()
        item.PatientName, item.PatientComments = f"{MARK}^Séquence", MARK
        data.OtherPatientIDsSequence = Sequence([item])
        block = data.private_block(0x0099, f"{MARK} PRIVE", create=True)
        block.add_new(1, "LO", MARK)
        block.add_new(2, "OB", (MARK * 3).encode())
        data.SOPClassUID, data.SOPInstanceUID = CTImageStorage, f"{UID}.{number}"
        data.SeriesInstanceUID, data.FrameOfReferenceUID = f"{UID}.1000", f"{UID}.2000"
        data.Modality, data.InstanceNumber = "CT", number + 1
        data.PhotometricInterpretation, data.SamplesPerPixel = "MONOCHROME2", 1
        data.Rows, data.Columns = 32, 40
        data.BitsAllocated, data.BitsStored, data.HighBit, data.PixelRepresentation = 16, 12, 11, 0
        data.PixelSpacing, data.SliceThickness = [0.5, 0.5], 1
        data.ImageOrientationPatient, data.ImagePositionPatient = [1, 0, 0, 0, 1, 0], [0, 0, float(-number)]
        data.RescaleSlope, data.RescaleIntercept = 1, -1024
        data.WindowCenter, data.WindowWidth = [40, 500], [400, 2500]
        data.WindowCenterWidthExplanation = [MARK, "OS"]
        # A name drawn over the picture, as an overlay of its own and in the bits that the samples leave free.
        data.add_new(0x60000010, "US", 32)
        data.add_new(0x60000011, "US", 40)
        data.add_new(0x60000022, "LO", MARK)
        data.add_new(0x60003000, "OW", (MARK * 20).encode()[:160])
        data.add_new(0x60001500, "LO", MARK)
        samples = (numpy.arange(32 * 40).reshape(32, 40) * 3 + number) % 4096
        hidden = numpy.frombuffer((MARK * 200).encode()[: 32 * 40], "u1").reshape(32, 40).astype("u2") & 15
        data.PixelData = (samples.astype("u2") | hidden << 12).astype("<u2").tobytes()
        data.add_new(0xFFFCFFFC, "OB", (MARK * 8).encode())
        path = folder / f"{MARK}_{number}.dcm"
        data.save_as(path, enforce_file_format=True)
    return folder


def marks():
    """The mark as it could be hidden."""
    return [MARK.encode(), MARK.lower().encode(), MARK.encode("utf-16-le"), MARK.encode("utf-16-be"),
            UID.encode(), b"777666555444333222", b"19570314", b"1957-03-14", b"PRIVE"]


def inflated(data):
    """The image data of a PNG, inflated: nothing may hide in there either."""
    if not data.startswith(b"\x89PNG"):
        return b""
    parts, at = [], 8
    while at < len(data):
        length, kind = int.from_bytes(data[at:at + 4]), data[at + 4:at + 8]
        assert kind in (b"IHDR", b"IDAT", b"IEND"), f"a chunk {kind} in a frame"
        if kind == b"IDAT":
            parts.append(data[at + 8:at + 8 + length])
        at += 12 + length
    return zlib.decompress(b"".join(parts))


@pytest.fixture
def imported(content, tmp_path):
    deposit = planted(tmp_path / f"{MARK}-depot")
    ended = content.bring(deposit)
    assert ended.returncode == 0, ended.stderr
    return content, ended


def test_the_planting_is_real(tmp_path):
    data = next(planted(tmp_path / "depot").iterdir()).read_bytes()
    assert data.count(MARK.encode()) > 700 and UID.encode() in data


def test_nothing_planted_is_written(imported):
    content, ended = imported
    for path in content.files():
        assert MARK.lower() not in str(path.relative_to(content.folder)).lower()
        data = path.read_bytes()
        for mark in marks():
            assert mark not in data and mark not in inflated(data), f"{mark} in {path}"


def test_nothing_planted_is_said(imported):
    _, ended = imported
    assert MARK not in ended.stdout + ended.stderr


def test_nothing_planted_is_published(imported):
    content, _ = imported
    content.write("![Un os.](tdm/)\n")
    ended = content.build()
    assert ended.returncode == 0, ended.stderr
    written = [path for path in (content.folder / "Output").rglob("*") if path.is_file()]
    assert any(path.suffix == ".webp" for path in written)
    for path in written:
        data = path.read_bytes()
        for mark in marks():
            assert mark not in data, f"{mark} in {path}"


def test_what_is_kept_is_the_few_facts(imported):
    content, _ = imported
    series, = content.series()
    assert set(series.facts) == {
        "format", "modality", "plane", "slices", "thickness", "spacing", "geometry", "rescale", "unit", "windows",
    }
    assert list(series.facts["windows"]) == ["origine", "os"]


def test_overlays_packed_beside_the_samples_are_gone(imported):
    content, _ = imported
    series, = content.series()
    expected = numpy.stack([(numpy.arange(32 * 40).reshape(32, 40) * 3 + number) % 4096 for number in range(5)])
    assert (series.samples() == expected).all()
