"""Damaged files: no crash, no hang, nothing written. NEGATOSCOPE_SOAK runs them whole."""

import os
import random

from conftest import FOLDERS, dicom_files

ROUNDS = 5_000 if os.environ.get("NEGATOSCOPE_SOAK") else 240
AT_ONCE = 60


def damaged(data, dice):
    """One of the ways in which a file goes bad: cut, overwritten, bits turned, a piece doubled or missing."""
    data = bytearray(data)
    at = dice.randrange(len(data))
    # Half of all hits are in the head, where a file decides what it is.
    if dice.random() < 0.5:
        at = dice.randrange(min(len(data), 1500))
    match dice.randrange(5):
        case 0:
            del data[at:]
        case 1:
            for _ in range(dice.randrange(1, 30)):
                data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        case 2:
            data[at:at + 16] = dice.randbytes(16)
        case 3:
            data[at:at] = data[at:at + dice.randrange(1, 400)]
        case 4:
            del data[at:at + dice.randrange(1, 400)]
    return bytes(data)


def test_damaged_files_neither_crash_nor_hang_nor_write(content, tmp_path):
    dice = random.Random(20261126)
    sources = [path.read_bytes() for path in dicom_files() if path.stat().st_size < 60_000]
    assert len(sources) > 50
    for start in range(0, ROUNDS, AT_ONCE):
        deposit = tmp_path / f"d{start}"
        deposit.mkdir()
        for number in range(min(AT_ONCE, ROUNDS - start)):
            (deposit / f"{number:05}.dcm").write_bytes(damaged(dice.choice(sources), dice))
        before = content.files()
        ended = content.bring(deposit, options=["--dry-run"], timeout=120)
        assert ended.returncode in (0, 1), f"files from {start}: {ended.returncode}\n{ended.stderr[-2000:]}"
        assert content.files() == before


def test_what_is_not_dicom_is_refused_by_name(content, tmp_path):
    deposit = tmp_path / "d"
    deposit.mkdir()
    (deposit / "vide").write_bytes(b"")
    (deposit / "texte.txt").write_text("Bonjour")
    (deposit / "bruit").write_bytes(random.Random(1).randbytes(5_000))
    (deposit / "DICOMDIR").write_bytes((FOLDERS[0] / "dicomdirtests" / "DICOMDIR").read_bytes())
    ended = content.bring(deposit)
    assert ended.returncode == 1 and content.series() == []
    assert {line.split(":")[0] for line in ended.stderr.splitlines()} == {"vide", "texte.txt", "bruit", "DICOMDIR"}
