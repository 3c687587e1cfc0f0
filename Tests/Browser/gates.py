"""What the quality gates share: which pages to look at closely, and the tools that come with Python packages."""

import os
import re
import sys
from pathlib import Path

from conftest import html_files, site_folder

# Pages that a gate which takes seconds never leaves out: an unknown case, its lesson, an ordinary case.
ALWAYS = [
    "index.html",
    "cases/raideur-cervicale/index.html",
    "cases/raideur-cervicale/lesson.html",
    "cases/pneumothorax-spontane/index.html",
]


def kind_of(html):
    text = (site_folder() / html).read_text(encoding="utf-8")
    found = re.search(r'data-page-kind="([a-z-]+)"', text)
    return found[1] if found else "none"


def closely_read():
    """One page of each kind, the longest, and those of `ALWAYS`."""
    longest = {}
    for html in html_files():
        kind = kind_of(html)
        length = (site_folder() / html).stat().st_size
        if length > longest.get(kind, (0, ""))[0]:
            longest[kind] = (length, html)
    return sorted({html for _, html in longest.values()} | set(ALWAYS))


def package_file(pattern):
    """The file of an installed Python package that a pattern names."""
    (found,) = Path(sys.prefix).glob(f"lib/python3*/site-packages/{pattern}")
    return found


def tool(name):
    """The path of a command that a Python package brought."""
    return os.path.join(sys.prefix, "bin", name)
