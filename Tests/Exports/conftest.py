"""What the tests of the exports have at hand: the built command, and a site that asks every type of question.

NEGATOSCOPE_COMMAND names the built program.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = os.environ.get("NEGATOSCOPE_COMMAND", "")


class Site:
    """A copy of Tests/Sites/exports, and what the command makes of it."""

    def __init__(self, folder, cache):
        self.folder, self.cache = folder, cache
        self.content = folder / "Content"
        shutil.copytree(ROOT / "Tests/Sites/exports", self.content)

    def export(self, kind, *options, status=0, content=None, language="fr"):
        """Exports; gives the file and the report."""
        ended = subprocess.run(
            [COMMAND, "export", kind, "--format", "json", "--language", language]
            + ["--content", str(content or self.content), "--cache", str(self.cache), *map(str, options)],
            cwd=self.folder, capture_output=True, encoding="utf-8", check=False, timeout=120,
        )
        assert ended.returncode == status, ended.stderr
        report = json.loads(ended.stdout) if ended.stdout else None
        return (self.folder / report["file"] if report and "file" in report else None), report

    def edit(self, old, new, case="tout"):
        path = self.content / "cases" / case / "case.md"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """Images are made once for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def site(tmp_path_factory, cache):
    """Shared: the tests do not change it."""
    return Site(tmp_path_factory.mktemp("site"), cache)


@pytest.fixture
def own_site(tmp_path, cache):
    """One to be changed."""
    return Site(tmp_path, cache)
