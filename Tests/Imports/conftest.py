"""What the tests of the import have at hand: the built command, a small content folder, DICOM files of packages.

NEGATOSCOPE_COMMAND names the built program. The DICOM files are those that pydicom and pydicom-data carry for their own
tests: public, of phantoms or long made anonymous.
"""

import os
import subprocess
from pathlib import Path

import data_store
import numpy
import pydicom
import pytest
import yaml
from PIL import Image

COMMAND = os.environ.get("NEGATOSCOPE_COMMAND", "")
FOLDERS = [Path(pydicom.__file__).parent / "data" / "test_files", Path(data_store.__file__).parent / "data"]

CASE = """---
title: Un cas
date: 2026-01-02
authors: [A]
status: published
attestation: { images: phantom }
---

"""


def has_pixels(path):
    try:
        return "PixelData" in pydicom.dcmread(path, stop_before_pixels=False, defer_size=1024)
    except Exception:  # not DICOM, or not readable by the peer
        return False


def dicom_files(folders=FOLDERS):
    """Every file of the packages that holds pixels."""
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file() and has_pixels(path))


class Content:
    """A content folder with one case, and what the command does to it."""

    def __init__(self, folder):
        self.folder = folder
        self.case = folder / "Content" / "cases" / "c"
        self.case.mkdir(parents=True)
        (folder / "Content" / "site.yml").write_text("format: 1\ntitle: T\ndemonstration: true\nlanguages: [fr]\n")
        self.write("")

    def write(self, text):
        (self.case / "case.md").write_text(CASE + text, encoding="utf-8")

    def run(self, *arguments, timeout=120):
        return subprocess.run(
            [COMMAND, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=timeout,
            env={**os.environ, "LANG": "en_GB.UTF-8", "LC_ALL": "C.UTF-8"},
        )

    def bring(self, *deposit, kind="dicom", options=(), timeout=120):
        """Imports, and gives what became of it."""
        return self.run(
            "import", kind, *map(str, deposit), "--case", "c", "--language", "en", *options, timeout=timeout
        )

    def build(self):
        return self.run("build", "--output", "Output", "--cache", "cache", "--language", "en")

    def series(self, name=None):
        """The series of the case, in order of name: what series.yml says, and its samples as arrays."""
        return [Series(path.parent) for path in sorted(self.case.glob(f"{name or '*'}/series.yml"))]

    def files(self):
        return sorted(path for path in self.case.rglob("*") if path.is_file())


class Series:
    def __init__(self, folder):
        self.folder = folder
        self.name = folder.name
        self.facts = yaml.safe_load((folder / "series.yml").read_text(encoding="utf-8"))
        self.paths = sorted(folder.glob("*.png"))

    def samples(self):
        """slices × rows × columns (× 3), as stored in the frames."""
        return numpy.stack([numpy.asarray(Image.open(path)).astype(numpy.int64) for path in self.paths])

    def values(self):
        """The samples on the scale that series.yml gives."""
        rescale = self.facts.get("rescale", {})
        samples = self.samples().astype(numpy.float64)
        if isinstance(rescale, list):
            lines = numpy.array(rescale)
            return samples * lines[:, 0, None, None] + lines[:, 1, None, None]
        return samples * rescale.get("slope", 1) + rescale.get("intercept", 0)


@pytest.fixture
def content(tmp_path):
    return Content(tmp_path)
