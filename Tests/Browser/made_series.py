"""A small site of series made on purpose: of several thicknesses and planes, in one space or none, with and without
lengths, with an annotation of each shape."""

import os
import subprocess

import numpy
from PIL import Image

PAGE = "cases/series/index.html"
SIZE = 32

CASE = """---
id: series
title: Des séries
date: 2026-11-01
authors: [Julia WEISS]
status: published
attestation: { text: { by: Julia WEISS, on: 2026-11-01, ground: non-identifiable }, images: phantom }
---

Côte à côte :

![Coupes fines.](fines/ "Fines.") <!-- id: fines -->
![Coupes épaisses.](epaisses/ "Épaisses.") <!-- id: epaisses -->
![Coupes d’un autre examen.](autres/ "Autres.") <!-- id: autres -->
![Coupes de profil.](profil/ "Profil.") <!-- id: profil -->

Sans longueur :

![Des images.](images/ "Sans longueur.") <!-- id: images -->

Un cliché :

![Des clichés.](cliches/ "Clichés.") <!-- id: cliches -->
"""

AXIAL = "  row: [1, 0, 0]\n  column: [0, 1, 0]\n"
SERIES = {
    # The middle of the images is the patient's 0, right to left and front to back.
    "fines": (13, "spacing: [1, 1]\nthickness: 2\ngeometry:\n  space: a\n" + AXIAL
              + "  origin: [-15.5, -15.5, 24]\n  step: [0, 0, -2]\n"),
    "epaisses": (5, "spacing: [1, 1]\nthickness: 6\ngeometry:\n  space: a\n" + AXIAL
                 + "  origin: [-15.5, -15.5, 24]\n  step: [0, 0, -6]\n"),
    "autres": (9, "spacing: [1, 1]\nthickness: 3\ngeometry:\n" + AXIAL
               + "  origin: [-15.5, -15.5, 400]\n  step: [0, 0, -3]\n"),
    # 6 mm further back and lower than the others: they do not see all of each other.
    "profil": (11, "spacing: [1, 1]\nthickness: 2\ngeometry:\n  space: a\n  row: [0, 1, 0]\n  column: [0, 0, -1]\n"
               "  origin: [-10, -9.5, 21.5]\n  step: [2, 0, 0]\n"),
    "images": (3, """annotations:
  - arrow: [20, 30, 60, 30]
    slices: 2
    text: Flèche
  - ellipse: [50, 60, 20, 10]
    slices: 2
  - rectangle: [10, 70, 30, 20]
    slices: 2-3
  - polygon: [70, 70, 90, 70, 80, 90]
    slices: 2
  - text-at: [75, 15]
    slices: 2
    text: Un mot
"""),
    "cliches": (2, "spacing: [1, 2]\nspacing-on: detector\n"),
}


def build(folder):
    """Builds the site below `folder`, and gives where it stands."""
    case = folder / "Content" / "cases" / "series"
    case.mkdir(parents=True)
    (folder / "Content" / "site.yml").write_text(
        "format: 1\nid: series\ntitle: Séries\nlanguages: [fr]\ndemonstration: true\n", encoding="utf-8")
    (case / "case.md").write_text(CASE, encoding="utf-8")
    y, x = numpy.mgrid[0:SIZE, 0:SIZE]
    for name, (slices, facts) in SERIES.items():
        (case / name).mkdir()
        for number in range(1, slices + 1):
            samples = (1000 + 20 * number + 8 * x + 4 * y).astype("u2")
            Image.fromarray(samples).save(case / name / f"{number:04}.png")
        modality = "MR" if name == "profil" else "CT"
        (case / name / "series.yml").write_text(
            f"format: 1\nmodality: {modality}\nslices: {slices}\nkey: 2\nwindows:\n  large: 800/1300\n{facts}",
            encoding="utf-8")
    ended = subprocess.run(
        [os.environ["NEGATOSCOPE_COMMAND"], "build", "--output", "Output", "--cache", "cache", "--language", "en"],
        cwd=folder, capture_output=True, text=True, timeout=120,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return folder / "Output"
