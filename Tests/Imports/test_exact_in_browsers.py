"""The exact tier in Chromium and in Firefox, from files: each sample of each slice is that of the source, at every sign and
rescale, and a value under the pointer is the source's on its own scale."""

import os
import sys
from pathlib import Path

import numpy
import pytest
from playwright.sync_api import sync_playwright

from conftest import Content
from test_geometry import write

sys.path.append(str(Path(__file__).resolve().parents[1] / "Browser"))
from firefox import Firefox  # noqa: E402

SCALES = [("<i2", 1, -1024), ("<i2", -0.5, 10), ("<u2", 1, 0), ("<u2", 0.25, -3)]
# What the viewer itself does with a chunk, asked for by the test instead of by a window.
SAMPLES = """(async () => {
    const host = document.querySelector('negato-series[data-name=%s]');
    const viewer = host.viewer ?? host.awaken();
    await viewer.ready;
    const { loader } = viewer;
    const slices = [];
    for (let slice = 1; slice <= loader.count; slice += 1) {
        await loader.wantChunk(slice);
        const bytes = await negatoscope.seriesMath.inflate(loader.texts.get(slice));
        const { columns, rows } = loader.description;
        slices.push(Array.from(negatoscope.seriesMath.unfold(bytes, columns, rows)));
    }
    const { slope, intercept } = loader.description;
    return { slices, slope, intercept };
})()"""


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """A case of four series, and what each was made from: its slices and its scale, by name."""
    content = Content(tmp_path_factory.mktemp("exact"))
    random = numpy.random.default_rng(11)
    sources = {}
    for number, (kind, slope, intercept) in enumerate(SCALES):
        info = numpy.iinfo(kind)
        slices = random.integers(info.min, info.max, (3, 11, 7), endpoint=True)
        slices[0, 0, :2] = info.min, info.max
        for k, samples in enumerate(slices):
            write(content.folder / f"d{number}", f"{k}", samples.astype(kind), (0, 0, -k), number=k, RescaleSlope=slope,
                  RescaleIntercept=intercept)
        assert content.bring(content.folder / f"d{number}", options=["--series", f"s{number}"]).returncode == 0
        sources[f"s{number}"] = slices * slope + intercept
    content.write("\n\n".join(f"![Un os.]({name}/)" for name in sources) + "\n")
    ended = content.build()
    assert ended.returncode == 0, ended.stderr
    return (content.folder / "Output/cases/c/index.html").as_uri(), sources


def compare(evaluate, sources):
    for name, values in sources.items():
        told = evaluate(SAMPLES % name)
        samples = numpy.array(told["slices"]).reshape(values.shape)
        assert (samples * told["slope"] + told["intercept"] == values).all(), name


def test_in_chromium(sources):
    address, values = sources
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        compare(page.evaluate, values)
        browser.close()


@pytest.mark.parametrize("resists", [False, True])
def test_in_firefox(sources, resists):
    address, values = sources
    firefox = Firefox({"privacy.resistFingerprinting": resists})
    try:
        firefox.open(address)
        compare(firefox.evaluate, values)
        assert firefox.faults == []
    finally:
        firefox.close()
