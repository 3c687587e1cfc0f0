"""A small site with every type of question, built once: ordinary cases, one to discover, a series to point at."""

import os
import subprocess

import numpy
from PIL import Image, ImageDraw

HEAD = """---
id: {id}
title: {title}
date: 2026-11-01
authors: [Julia WEISS]
status: published
attestation: {{ text: {{ by: Julia WEISS, on: 2026-11-01, ground: non-identifiable }}, images: phantom }}
{more}---

"""

FIGURE = "![Un carré gris, un cercle clair à gauche, une barre à droite](images/phantom.png)"

# A still of 400 × 200 pixels: percent across and down are not the same length.
ZONES = """- [x] `ellipse 15 30 20 40` Cercle
  > Le cercle **clair**.
- [ ] `rectangle 70 20 10 60` Barre
  > La barre est normale.
- [ ] `polygone 40 75; 60 75; 50 95` Triangle
"""

TICKED = """### QRU 1 : Une seule ? <!-- id: qru -->

- [ ] Radiographie
  > Trop peu.
- [x] Scanner
- [ ] Échographie
- [ ] Scintigraphie

Le scanner.

### QRM 2 (2 points) : Lesquels ? <!-- id: qrm -->

- [x] Calcinose
  > **Indispensable.** Le C.
- [x] Raynaud
- [ ] Masse
  > Non.
- [ ] Rien à surveiller
  > **Inacceptable.** Danger.

Deux signes.

### QRP 3 : Lesquelles opère-t-on ? <!-- id: qrp -->

> **Indice.** Le nerf.

- [x] Douleurs rebelles
- [x] Déficit
- [ ] Gêne
  > Pas à elle seule.
- [ ] Raideur
- [x] Ulcération

Trois indications.
"""

SHORT = """### QROC {number} : Quel examen ? <!-- id: qroc -->

- [x] IRM médullaire
- [x] IRM rachidienne
- [x] IRM
  > **Acceptable.** Précisez la région.
- [ ] Scanner
  > Il ne voit pas la moelle.

L’IRM.
"""

PANEL = """### TCS {number} : Une masse calcique <!-- id: tcs -->

Une femme de 57 ans.

1. Si vous pensiez à **une goutte**, et que vous trouvez **un tophus**, cette hypothèse devient…
   > **Panel : 0 / 1 / 2 / 9 / 4.** Il la signe.
2. Si vous pensiez à **une tumeur**, et que vous trouvez **une masse lobulée**, cette hypothèse devient…
   > **Panel : 6 / 7 / 7 / 0 / 0.**

Le panel s’accorde.
"""

LONG = """### QROL {number} (3 points) : Concluez. <!-- id: qrol -->

- [x] Le siège
  > **2 points.** Le côté.
- [x] La taille
  > **1 point.**

Fin.
"""

POINTED = """### QZP {number} : Pointez le cercle <!-- id: qzp -->

Sur cette image :

{figure}

{zones}
Le cercle se voit d’emblée.
"""

TWO = """### QZP {number} (2 points) : Pointez les deux bouts de la barre <!-- id: bouts -->

![Une barre](images/barre.png "Une barre seule.")

- [x] `rectangle 70 20 10 20` Bout du haut
- [x] `rectangle 70 60 10 20` Bout du bas

Deux bouts.
"""

SLICED = """### QZP {number} (2 points) : Pointez les deux foyers <!-- id: coupes -->

![Série de coupes : deux foyers clairs](serie/ "Une série.")

- [x] `ellipse 20 25 20 30 coupes 3-5` Foyer du haut
  > Sur trois coupes.
- [x] `rectangle 60 50 20 20 coupe 8` Foyer du bas
- [ ] `ellipse 60 10 15 20 coupes 2-4` Vaisseau
  > Normal.

Deux foyers.
"""


def progressive(level, code="DP", name="dossier"):
    """A progressive case of three questions, with news between them, under a heading of `level` hashes."""
    question, deeper = "#" * (level + 1), "#" * (level + 1)
    return f"""{'#' * level} {code} : Cervicalgies <!-- id: {name} -->

Une femme de 57 ans souffre du cou.

{question} QRU 1 : Quel premier examen ? <!-- id: {name}-examen -->

- [ ] Radiographie
- [x] Scanner
- [ ] Scintigraphie
- [ ] TEP-TDM

Le scanner.

{deeper} Le lendemain, {name}

Un déficit du bras est apparu.

![Une coupe du lendemain](images/lendemain.png "Le lendemain, la moelle est comprimée.") <!-- id: {name}-lendemain -->

{question} QROC 2 : Quel examen en urgence ? <!-- id: {name}-urgence -->

- [x] IRM médullaire
- [x] IRM
  > **Acceptable.** Précisez.

L’IRM montre la moelle, [comme ici](#{name}-lendemain).

L’IRM confirme la compression.

{question} QRM 3 (2 points) : Que faire ? <!-- id: {name}-faire -->

- [x] Opérer
  > **Indispensable.** Sans attendre.
- [x] Prévenir la famille
- [ ] Attendre
  > **Inacceptable.** La moelle souffre.
- [ ] Masser

On opère.
"""


ALL = "\n".join([
    "## Présentation\n\nUne présentation.\n\n## Questions\n", TICKED, SHORT.format(number=4), PANEL.format(number=5),
    LONG.format(number=6), POINTED.format(number=7, figure=FIGURE, zones=ZONES), TWO.format(number=8),
    SLICED.format(number=9), "## À retenir\n\n- Rien.\n",
])

PROGRESSIVE = "\n".join([
    "## Présentation\n\nVoir [la suite](#q-dossier-faire).\n\n" + FIGURE + "\n", progressive(2),
    "## Puis\n\nUn texte.\n", progressive(3, "KFP", "decisions"),
    "### QRU 1 : Hors du dossier ? <!-- id: dehors -->\n\n- [ ] Non\n- [ ] Peut-être\n- [x] Oui\n- [ ] Ailleurs\n\nOui.\n",
    "## À retenir\n\n- Rien.\n",
])

# What only a correction says, in each type: none of it may be read before.
SECRETS = ["zebrose", "rayures", "zebrures", "panelaire", "sabotique", "crinoline"]

UNKNOWN = """## Présentation

Une femme tousse.

### QROC 1 : Quel diagnostic ? <!-- id: diag -->

- [x] zebrose
- [x] rayures
  > **Acceptable.** Presque.

La zebrose.

### QZP 2 : Pointez-la <!-- id: zone -->

""" + FIGURE + """

- [x] `ellipse 15 30 20 40` Zebrures
  > Des zebrures.
- [ ] `rectangle 70 20 10 60` Sabotique

Là.

### TCS 3 : Et si ? <!-- id: si -->

1. Si vous pensiez à **une grippe**, et que vous trouvez **de la fièvre**, cette hypothèse devient…
   > **Panel : 0 / 1 / 2 / 9 / 4.** Avis panelaire.

Crinoline.

### QRP 4 : Lesquels ? <!-- id: qrp -->

- [x] Oui
  > Crinoline.
- [x] Encore
- [ ] Non
- [ ] Jamais

## DP : Suite <!-- id: suite -->

Elle tousse encore.

### QRU 1 : Un ? <!-- id: un -->

- [x] Oui
- [ ] Non
- [ ] Si
- [ ] Mais

Sabotique.

### QRU 2 : Deux ? <!-- id: deux -->

- [ ] Non
- [x] Oui
- [ ] Si
- [ ] Mais

Crinoline.

### QRU 3 : Trois ? <!-- id: trois -->

- [x] Oui
- [ ] Non
- [ ] Si
- [ ] Mais

Crinoline.

## Diagnostic

La zebrose.

## À retenir

- La zebrose.
"""


def phantom(path, size=(400, 200)):
    image = Image.new("L", size, 40)
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.ellipse((0.15 * width, 0.3 * height, 0.35 * width, 0.7 * height), fill=220)
    draw.rectangle((0.7 * width, 0.2 * height, 0.8 * width, 0.8 * height), fill=150)
    draw.polygon([(0.4 * width, 0.75 * height), (0.6 * width, 0.75 * height), (0.5 * width, 0.95 * height)], fill=90)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)


def series(folder, slices=9, columns=96, rows=64):
    """Frames of 96 × 64 pixels, twice as high as wide: percent are of the image, whatever its pixels' shape."""
    folder.mkdir(parents=True)
    for number in range(1, slices + 1):
        samples = numpy.full((rows, columns), 1000, dtype=numpy.uint16)
        y, x = numpy.mgrid[0:rows, 0:columns]
        if 3 <= number <= 5:
            samples[((x / columns - 0.3) / 0.1) ** 2 + ((y / rows - 0.4) / 0.15) ** 2 <= 1] = 1800
        if number == 8:
            samples[(abs(x / columns - 0.7) <= 0.1) & (abs(y / rows - 0.6) <= 0.1)] = 1900
        Image.fromarray(samples).save(folder / f"{number:04}.png")
    (folder / "series.yml").write_text(
        f"format: 1\nmodality: CT\nslices: {slices}\nkey: 2\nspacing: [2, 1]\n"
        "rescale:\n  slope: 1\n  intercept: -1024\nunit: HU\nwindows:\n  parties-molles: 1200/300\n",
        encoding="utf-8",
    )


CASES = {
    "types": (ALL, ""),
    "progressif": (PROGRESSIVE, ""),
    "inconnu": (UNKNOWN, "unknown: true\ndiagnosis: Zebrose\nrevealing: [zebrose]\nsummary: Une femme tousse.\n"),
}


def write(content):
    content.mkdir(parents=True)
    (content / "site.yml").write_text(
        "format: 1\nid: questions\ntitle: Questions\nlanguages: [fr]\ndemonstration: true\n", encoding="utf-8"
    )
    for name, (body, more) in CASES.items():
        case = content / "cases" / name
        for figure in ("phantom", "barre", "lendemain"):
            if f"images/{figure}.png" in body:
                phantom(case / "images" / f"{figure}.png", (200, 400) if figure == "barre" else (400, 200))
        if "(serie/" in body:
            series(case / "serie")
        case.mkdir(parents=True, exist_ok=True)
        text = HEAD.format(id=name, title=f"Un cas {name}", more=more) + body
        (case / "case.md").write_text(text, encoding="utf-8")


def build(folder):
    """Builds the site below `folder`, and gives where it stands."""
    write(folder / "Content")
    ended = subprocess.run(
        [os.environ["NEGATOSCOPE_COMMAND"], "build", "--output", "Output", "--cache", "cache", "--language", "en"],
        cwd=folder, capture_output=True, text=True, timeout=120,
    )
    assert ended.returncode == 0, ended.stderr
    return folder / "Output"
