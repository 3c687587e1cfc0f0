"""The two tiers of a series on the built site: frames at the window at rest, and samples that are exact to the bit."""

import base64
import json
import re
import zlib

import numpy
import pytest
from PIL import Image

from test_geometry import along, stack, write


def description(content, name):
    """What the viewer is told."""
    text = (content.folder / "Output" / "cases" / "c" / f"series-{name}.js").read_text(encoding="utf-8")
    return json.loads(re.fullmatch(r"\(\(self\.negatoscope \?\?= \{\}\)\.series \?\?= \{\}\)\[\"[^\"]+\"\] = (.*);\n", text, re.S)[1])


def unfolded(data, rows, columns):
    """Undoes raw deflate, planes, zigzag and the median edge detector (ITU-T T.87, A.4.1), as its definition says."""
    planes = numpy.frombuffer(zlib.decompress(data, -15), "u1").astype(int)
    count = rows * columns
    folded = planes[:count] | planes[count:] << 8
    differences = ((folded >> 1) ^ -(folded & 1)).reshape(rows, columns)
    samples = numpy.zeros((rows, columns), int)
    for y in range(rows):
        for x in range(columns):
            left = samples[y, x - 1] if x else 0
            up = samples[y - 1, x] if y else 0
            corner = samples[y - 1, x - 1] if x and y else 0
            if y == 0:
                guess = left
            elif x == 0:
                guess = up
            elif corner >= max(left, up):
                guess = min(left, up)
            elif corner <= min(left, up):
                guess = max(left, up)
            else:
                guess = left + up - corner
            samples[y, x] = differences[y, x] + guess & 0xFFFF
    return samples


def exact(content, told):
    """Every slice of the exact tier."""
    slices = []
    for chunk in told["chunks"]:
        text = (content.folder / "Output" / "cases" / "c" / chunk["source"]).read_text()
        identifier, texts = re.fullmatch(r'self\.negatoscope\.seriesChunk\("([^"]+)", (\[.*\])\);\n', text, re.S).groups()
        texts = json.loads(texts)
        assert identifier == chunk["id"] and len(texts) == chunk["count"] and chunk["first"] == len(slices) + 1
        slices += [unfolded(base64.b64decode(text), told["rows"], told["columns"]) for text in texts]
    return numpy.stack(slices)


def built(content, name):
    content.write(f"![Un os.]({name}/)\n")
    ended = content.build()
    assert ended.returncode == 0, ended.stderr
    return description(content, name)


@pytest.mark.parametrize("kind", ["<i2", "<u2"])
@pytest.mark.parametrize(("slope", "intercept"), [(1, -1024), (-0.5, 10)])
def test_the_exact_tier_is_the_source_sample_for_sample(content, tmp_path, kind, slope, intercept):
    random = numpy.random.default_rng(7)
    info = numpy.iinfo(kind)
    sources = []
    for k in range(18):
        # Noise over the whole range, where no difference fits its guess, and a smooth slice.
        samples = random.integers(info.min, info.max, (9, 13), endpoint=True) if k % 2 else numpy.outer(
            numpy.arange(9), numpy.arange(13)) * 50
        sources.append(samples)
        write(tmp_path / "d", f"{k}", samples.astype(kind), (0, 0, -k), number=k, RescaleSlope=slope,
              RescaleIntercept=intercept)
    content.bring(tmp_path / "d")
    told = built(content, "tdm")
    assert [chunk["count"] for chunk in told["chunks"]] == [16, 2]
    values = exact(content, told) * told["slope"] + told["intercept"]
    assert (values == numpy.stack(sources) * slope + intercept).all()


@pytest.mark.parametrize("inverted", [False, True])
def test_frames_are_the_source_at_the_window_at_rest(content, tmp_path, inverted):
    y, x = numpy.mgrid[0:64, 0:80]
    samples = (1000 + 300 * numpy.sin(x / 9) * numpy.cos(y / 7)).astype("<u2")
    write(tmp_path / "d", "a", samples, (0, 0, 0), RescaleIntercept=-1000, RescaleSlope=1, WindowCenter=40,
          WindowWidth=400, PhotometricInterpretation="MONOCHROME1" if inverted else "MONOCHROME2")
    content.bring(tmp_path / "d")
    told = built(content, "tdm")
    frame = numpy.asarray(Image.open(content.folder / "Output" / "cases" / "c" / told["frames"][0]).convert("L"), float)
    # DICOM PS3.3, C.11.2.1.2.1.
    expected = numpy.clip((samples - 1000.0 - 39.5) / 399 + 0.5, 0, 1) * 255
    expected = 255 - expected if inverted else expected
    assert frame.shape == expected.shape and numpy.abs(frame - expected).mean() < 2


def test_masks_of_series_yml_hide_in_both_tiers(content, tmp_path):
    content.bring(stack(tmp_path / "d", along((0, 0, -1))))
    path = content.case / "tdm" / "series.yml"
    path.write_text(path.read_text() + "masks:\n  - [0, 0, 50, 100]\n")
    for number, frame in enumerate(sorted((content.case / "tdm").glob("*.png"))):
        samples = numpy.full((4, 6), 10, "u2")
        samples[:, 0] = 999
        Image.fromarray(samples).save(frame)
    told = built(content, "tdm")
    assert exact(content, told).max() == 10
    assert numpy.asarray(Image.open(content.folder / "Output" / "cases" / "c" / told["frames"][0])).std() < 1


def test_the_same_series_gives_the_same_bytes(content, tmp_path):
    content.bring(stack(tmp_path / "d", along((0, 0, -1), 20)))
    built(content, "tdm")
    files = {path.relative_to(content.folder / "Output"): path.read_bytes()
             for path in (content.folder / "Output").rglob("*") if path.is_file()}
    ended = content.run("build", "--output", "Other", "--cache", "other-cache")
    assert ended.returncode == 0
    for path, data in files.items():
        assert (content.folder / "Other" / path).read_bytes() == data, path


def test_the_contact_sheet_has_an_address_for_each_slice(content, tmp_path):
    content.bring(stack(tmp_path / "d", along((0, 0, -1), 20)))
    told = built(content, "tdm")
    page = (content.folder / "Output" / "cases" / "c" / "series-tdm.html").read_text(encoding="utf-8")
    assert re.findall(r'id="slice-(\d+)"', page) == [str(number) for number in range(1, 21)]
    assert re.findall(r'<img src="([^"]+)"', page) == told["frames"]


def test_a_link_to_a_slice_leads_to_the_sheet_and_to_the_viewer(content, tmp_path):
    content.bring(stack(tmp_path / "d", along((0, 0, -1), 20)))
    path = content.case / "tdm" / "series.yml"
    path.write_text(path.read_text() + "marks:\n  ici: 7/os\n")
    content.write("![Un os.](tdm/)\n\nVoir [là](#tdm/ici), [puis](#tdm/3) et [](#tdm).\n")
    ended = content.build()
    assert ended.returncode == 0, ended.stderr
    page = (content.folder / "Output" / "cases" / "c" / "index.html").read_text(encoding="utf-8")
    assert ('<a href="series-tdm.html#slice-7" class="series-link" data-series="tdm" data-slice="7" data-window="os"'
            ' data-mark="ici">là</a>') in page
    assert '<a href="series-tdm.html#slice-3" class="series-link" data-series="tdm" data-slice="3">puis</a>' in page
    assert '<a href="#series-tdm">Figure 1</a>' in page


def test_an_unknown_case_tells_its_marks_and_drawings_in_its_lesson_alone(content, tmp_path):
    content.bring(stack(tmp_path / "d", along((0, 0, -1), 20)))
    path = content.case / "tdm" / "series.yml"
    path.write_text(
        path.read_text() + "marks:\n  zebrose: 7\nannotations:\n  - arrow: [1, 2, 3, 4]\n    text: La zébrose\n", "utf-8")
    (content.case / "case.md").write_text(
        "---\ntitle: Un cas\ndate: 2026-01-02\nauthors: [A]\nstatus: published\nattestation: { images: phantom }\n"
        "unknown: true\ndiagnosis: Zébrose\n---\n\n## Présentation\n\nToux.\n\n![Coupes.](tdm/ \"Coupes.\")\n\n"
        "### QRU 1 : Quoi ? <!-- id: quoi -->\n\n- [x] Une\n  > Oui.\n- [ ] Autre\n  > Non.\n- [ ] Rien\n  > Non.\n"
        "- [ ] Tout\n  > Non.\n\nVoir [là](#tdm/zebrose).\n\n## Diagnostic\n\nC’est une zébrose, vue [ici](#tdm/zebrose).\n", "utf-8")
    ended = content.build()
    assert ended.returncode == 0, ended.stderr
    folder = content.folder / "Output" / "cases" / "c"
    for name in ("index.html", "series-tdm.js", "series-tdm.html"):
        assert "zebrose" not in (folder / name).read_text(encoding="utf-8").lower().replace("é", "e")
    told = (folder / "lesson-series-tdm.js").read_text(encoding="utf-8")
    assert '"name":"zebrose"' in told and "La zébrose" in told
