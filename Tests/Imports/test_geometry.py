"""Series made on purpose: their order, planes, letters, gaps, doubles, phases, scouts, windows, rescales and photometry."""

import numpy
import pydicom
import pytest
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, UltrasoundImageStorage, generate_uid

AXIAL, CORONAL, SAGITTAL = [1, 0, 0, 0, 1, 0], [1, 0, 0, 0, 0, -1], [0, 1, 0, 0, 0, -1]
C30, S30 = numpy.cos(numpy.pi / 6), numpy.sin(numpy.pi / 6)
# Tilted by 30° about the left-right axis, as a slice along the discs.
OBLIQUE = [1, 0, 0, 0, C30, -S30]
SERIES = "1.2.3.4.5"


def write(folder, name, samples, position=None, orientation=AXIAL, number=1, **facts):
    """One frame as a DICOM file; a fact that is None is left out."""
    folder.mkdir(exist_ok=True)
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = facts.pop("sop_class", CTImageStorage)
    meta.MediaStorageSOPInstanceUID = facts.pop("instance", None) or generate_uid()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    data.SOPClassUID, data.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    data.SeriesInstanceUID, data.FrameOfReferenceUID, data.StudyDate = SERIES, "1.2.3", "20240131"
    data.Modality, data.InstanceNumber = "CT", number
    samples = numpy.asarray(samples)
    data.Rows, data.Columns = samples.shape[:2]
    data.SamplesPerPixel, data.PhotometricInterpretation = 1, "MONOCHROME2"
    size = 8 * samples.dtype.itemsize
    data.BitsAllocated, data.BitsStored, data.HighBit = size, size, size - 1
    data.PixelRepresentation = int(samples.dtype.kind == "i")
    data.PixelSpacing, data.SliceThickness = [0.5, 0.5], 2
    if position is not None:
        data.ImagePositionPatient, data.ImageOrientationPatient = [float(v) for v in position], orientation
    data.PixelData = samples.tobytes()
    for word, value in facts.items():
        if value is None:
            delattr(data, word)
        else:
            setattr(data, word, value)
    data.save_as(folder / name, enforce_file_format=True)


def stack(folder, positions, orientation=AXIAL, **facts):
    """A series whose slice `k` is filled with the value `k`, its files named and numbered at random."""
    random = numpy.random.default_rng(3)
    for k, (position, number) in enumerate(zip(positions, random.permutation(len(positions)))):
        write(folder, f"IM{number:04d}", numpy.full((4, 6), k, "<i2"), position, orientation, int(number) + 1, **facts)
    return folder


def along(direction, count=6, step=2.0):
    return [numpy.array(direction) * step * k for k in range(count)]


@pytest.mark.parametrize(
    ("orientation", "direction", "plane", "edges"),
    [
        # From head to feet, from front to back, from right to left, whatever the numbers of the files say.
        (AXIAL, (0, 0, -1), "axial", "left R, right L, top A, bottom P"),
        (CORONAL, (0, 1, 0), "coronal", "left R, right L, top H, bottom F"),
        (SAGITTAL, (1, 0, 0), "sagittal", "left A, right P, top H, bottom F"),
        (OBLIQUE, (0, -S30, -C30), "oblique", "left R, right L, top AH, bottom PF"),
    ],
)
def test_slices_stand_in_the_order_of_reading(content, tmp_path, orientation, direction, plane, edges):
    ended = content.bring(stack(tmp_path / "d", along(direction), orientation))
    assert ended.returncode == 0, ended.stderr
    series, = content.series()
    assert [int(slice_.flat[0]) for slice_ in series.samples()] == list(range(6))
    assert series.facts["plane"] == plane and f"edges: {edges}" in ended.stdout
    assert numpy.allclose(series.facts["geometry"]["step"], numpy.array(direction) * 2, atol=1e-6)
    assert series.facts["spacing"] == [0.5, 0.5] and series.facts["thickness"] == 2


def test_a_gap_is_told_and_keeps_its_places(content, tmp_path):
    places = [place for k, place in enumerate(along((0, 0, -1), 8)) if k != 4]
    ended = content.bring(stack(tmp_path / "d", places))
    assert "missing after 4 (2 times the usual distance)" in ended.stdout
    series, = content.series()
    assert [place[2] for place in series.facts["geometry"]["positions"]] == [0, -2, -4, -6, -10, -12, -14]


def test_doubles_are_left_out(content, tmp_path):
    folder = stack(tmp_path / "d", along((0, 0, -1)))
    for path in list(folder.iterdir())[:2]:
        (folder / f"copie-{path.name}").write_bytes(path.read_bytes())
    write(folder, "z", numpy.full((4, 6), 9, "<i2"), (0, 0, -4), number=99)
    ended = content.bring(folder)
    assert "left out, duplicate: 3 images" in ended.stdout
    assert [int(slice_.flat[0]) for slice_ in content.series()[0].samples()] == list(range(6))


def test_phases_of_a_dynamic_series_are_parted(content, tmp_path):
    folder = tmp_path / "d"
    for phase in range(3):
        for k, place in enumerate(along((0, 0, -1), 4)):
            write(folder, f"{phase}-{k}", numpy.full((4, 6), 10 * phase + k, "<i2"), place, number=phase * 4 + k + 1)
    assert content.bring(folder).returncode == 0
    values = [[int(slice_.flat[0]) for slice_ in series.samples()] for series in content.series()]
    assert values == [[0, 1, 2, 3], [10, 11, 12, 13], [20, 21, 22, 23]]


def test_a_scout_is_told_and_can_be_left_out(content, tmp_path):
    folder = stack(tmp_path / "d", along((0, 0, -1)), ImageType=["ORIGINAL", "PRIMARY", "AXIAL"])
    write(folder, "scout", numpy.zeros((9, 7), "<i2"), (0, 0, 0), CORONAL, ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"])
    ended = content.bring(folder, options=["--dry-run"])
    assert "localizer" in ended.stdout and content.series() == []
    number = next(line[0] for line in ended.stdout.splitlines() if line[0].isdigit() and "tdm" in line
                  and "localizer" not in ended.stdout.split(line)[1].split("\n\n")[0].split("2. ")[0])
    assert content.bring(folder, options=["--only", number]).returncode == 0
    assert [series.facts["slices"] for series in content.series()] == [6]


@pytest.mark.parametrize("kind", ["<i2", "<u2"])
@pytest.mark.parametrize(("slope", "intercept"), [(1, 0), (1, -1024), (0.5, 10), (-2, 3)])
def test_every_sign_and_rescale_keeps_its_values(content, tmp_path, kind, slope, intercept):
    random = numpy.random.default_rng(5)
    info = numpy.iinfo(kind)
    samples = random.integers(info.min, info.max, (16, 12), endpoint=True).astype(kind)
    samples[0, :2] = info.min, info.max
    write(tmp_path / "d", "a", samples, (0, 0, 0), RescaleSlope=slope, RescaleIntercept=intercept)
    assert content.bring(tmp_path / "d").returncode == 0
    series, = content.series()
    assert (series.values()[0] == samples.astype(float) * slope + intercept).all()


def test_each_slice_keeps_its_own_rescale(content, tmp_path):
    for k in range(3):
        write(tmp_path / "d", f"{k}", numpy.full((4, 6), 100, "<u2"), (0, 0, -k), number=k, Modality="PT",
              RescaleSlope=k + 1, RescaleIntercept=0)
    content.bring(tmp_path / "d")
    assert [slice_[0, 0] for slice_ in content.series()[0].values()] == [100, 200, 300]


def test_white_at_rest_is_kept_as_such(content, tmp_path):
    samples = numpy.arange(24, dtype="<u2").reshape(4, 6)
    write(tmp_path / "d", "a", samples, PhotometricInterpretation="MONOCHROME1", Modality="CR", PixelSpacing=None,
          ImagerPixelSpacing=[0.2, 0.1])
    content.bring(tmp_path / "d")
    series, = content.series()
    assert series.facts["inverted"] is True and (series.samples()[0] == samples).all()
    # Rows come first in DICOM, columns first here.
    assert series.facts["spacing"] == [0.1, 0.2] and series.facts["spacing-on"] == "detector"


def test_windows_take_known_names_only(content, tmp_path):
    write(tmp_path / "d", "a", numpy.zeros((4, 6), "<i2"), (0, 0, 0), WindowCenter=[40, 500, -600, 7],
          WindowWidth=[400, 2500, 1500, 70], WindowCenterWidthExplanation=["DUPONT", "Bone", "LUNG", "X"])
    content.bring(tmp_path / "d")
    assert content.series()[0].facts["windows"] == {
        "origine": "400/40", "os": "2500/500", "poumon": "1500/-600", "origine-4": "70/7"
    }


def test_days_are_counted_and_dates_forgotten(content, tmp_path):
    write(tmp_path / "d", "a", numpy.zeros((4, 6), "<i2"), (0, 0, 0))
    content.bring(tmp_path / "d", options=["--day-zero", "2024-03-01"])
    assert content.series()[0].facts["day"] == "J-30"


def test_masks_are_painted_before_anything_is_written(content, tmp_path):
    colour = numpy.full((10, 20, 3), 200, "u1")
    write(tmp_path / "d", "a", colour, SamplesPerPixel=3, PhotometricInterpretation="RGB", PlanarConfiguration=0,
          Modality="US", sop_class=UltrasoundImageStorage, PixelSpacing=None)
    ended = content.bring(tmp_path / "d", options=["--mask", "0,0,50,20"])
    assert "burned-in words: masked" in ended.stdout
    samples = content.series()[0].samples()[0]
    assert (samples[:2, :10] == 0).all() and (samples[2:] == 200).all() and (samples[:2, 10:] == 200).all()


def test_handwork_survives_a_new_import(content, tmp_path):
    folder = stack(tmp_path / "d", along((0, 0, -1)))
    content.bring(folder, options=["--series", "scanner"])
    path = content.case / "scanner" / "series.yml"
    path.write_text(path.read_text() + "marks:\n  ici: 3\nannotations:\n  - arrow: [1, 2, 3, 4]\n    slices: 2-3\n    text: Là\n"
                    + "signed:\n  - for: face\n    by: Dr B\n    on: 2026-01-01\n")
    assert "already has a series" in content.bring(folder, options=["--series", "scanner"]).stderr
    assert content.bring(folder, options=["--series", "scanner", "--replace"]).returncode == 0
    facts = content.series()[0].facts
    assert facts["marks"] == {"ici": 3} and facts["annotations"][0]["text"] == "Là"
    # Who signed looked at other slices.
    assert "signed" not in facts
    assert not list(content.case.glob(".negatoscope*"))


def test_frames_of_pictures_come_in_the_order_of_their_numbers(content, tmp_path):
    from PIL import Image

    (tmp_path / "d").mkdir()
    for number in (1, 2, 10, 11):
        Image.fromarray(numpy.full((8, 9), number, "u1")).save(tmp_path / "d" / f"coupe {number}.png")
    assert content.bring(tmp_path / "d", kind="images").returncode == 0
    series, = content.series()
    assert [int(slice_.flat[0]) for slice_ in series.samples()] == [1, 2, 10, 11]
    assert not {"geometry", "spacing", "unit", "thickness", "plane"} & set(series.facts)


def test_a_deposit_inside_the_content_is_refused(content):
    stack(content.case / "depot", along((0, 0, -1)))
    ended = content.bring(content.case / "depot")
    assert ended.returncode == 2 and "content folder" in ended.stderr and content.series() == []


def test_one_damaged_file_keeps_its_series_out_and_names_itself(content, tmp_path):
    folder = stack(tmp_path / "d", along((0, 0, -1)))
    path = sorted(folder.iterdir())[2]
    path.write_bytes(path.read_bytes()[:-20])
    ended = content.bring(folder)
    assert ended.returncode == 1 and path.name in ended.stderr and content.series() == []


def test_words_burned_into_a_slice_are_seen_and_never_quoted(content, tmp_path):
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 28)
    for name, text in (("dit", "DUPONT Jeanne 12/03/1957"), ("muet", "")):
        picture = Image.new("RGB", (640, 480))
        ImageDraw.Draw(picture).text((20, 10), text, font=font, fill=(230, 230, 230))
        write(tmp_path / name, "a", numpy.asarray(picture), SamplesPerPixel=3, PhotometricInterpretation="RGB",
              PlanarConfiguration=0, Modality="US", sop_class=UltrasoundImageStorage, PixelSpacing=None)
    seen = content.bring(tmp_path / "dit", options=["--dry-run"])
    assert "words were seen on a slice" in seen.stdout and "DUPONT" not in seen.stdout + seen.stderr
    masked = content.bring(tmp_path / "dit", options=["--dry-run", "--mask", "0,0,100,12"])
    silent = content.bring(tmp_path / "muet", options=["--dry-run"])
    assert "words were seen" not in masked.stdout + silent.stdout


def test_a_picture_unlike_the_first_is_refused_by_name(content, tmp_path):
    from PIL import Image

    (tmp_path / "d").mkdir()
    for number, size in ((1, (9, 8)), (2, (9, 8)), (3, (5, 5))):
        Image.new("L", size, number).save(tmp_path / "d" / f"{number}.png")
    ended = content.bring(tmp_path / "d", kind="images")
    assert ended.returncode == 1 and content.series() == []
    assert ended.stderr == "3.png: has not the size or the colours of the first picture\n"
