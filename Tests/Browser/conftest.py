"""What every browser test has at hand: the built site, served and as files, and pages that watch for faults.

NEGATOSCOPE_SITE names the folder of the built site. CHROMIUM names another browser than Debian's without a window; long
runs take the whole one.
"""

import os
import urllib.parse
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import assessment
import questions
import server
from pages import Seats, Watch

SHELL = "/usr/bin/chromium-headless-shell"
DESK = {"viewport": {"width": 1280, "height": 800}}
# A window as narrow as a phone, with a mouse and keys; and a screen as large as a desk's that is touched.
NARROW = {"viewport": {"width": 390, "height": 844}}
TABLE = {**DESK, "has_touch": True}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


def site_folder():
    folder = os.environ.get("NEGATOSCOPE_SITE", "")
    if not Path(folder, "index.html").is_file():
        pytest.exit(f"NEGATOSCOPE_SITE={folder!r} holds no index.html; 'make test' builds the site first", returncode=2)
    return Path(folder).resolve()


def html_files():
    """Every page of the site, as paths with `/`. A stub that leads on to a new address at once is none."""
    root = site_folder()
    paths = [path for path in root.rglob("*.html") if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")]
    return sorted(path.relative_to(root).as_posix() for path in paths)


def pytest_generate_tests(metafunc):
    if "html" in metafunc.fixturenames:
        metafunc.parametrize("html", html_files())


@pytest.fixture(scope="session")
def site():
    return site_folder()


@pytest.fixture(scope="session")
def served(site):
    """The address of the site on a server, below a path, under the strictest policy."""
    running, address = server.serve(site)
    yield address
    running.shutdown()


@pytest.fixture(scope="session")
def asked(tmp_path_factory):
    """The address of a small site of questions (assessment.py), whose right answers are known."""
    running, address = server.serve(assessment.build(tmp_path_factory.mktemp("asked")))
    yield address
    running.shutdown()


@pytest.fixture(scope="session")
def questions_site(tmp_path_factory):
    """A small site with every type of question (questions.py)."""
    return questions.build(tmp_path_factory.mktemp("questions"))


@pytest.fixture(scope="session")
def questions_served(questions_site):
    """Its address on a server."""
    running, address = server.serve(questions_site)
    yield address
    running.shutdown()


@pytest.fixture(scope="session")
def as_files(site):
    """The address of the site opened as files."""
    return site.as_uri() + "/"


@pytest.fixture(scope="session")
def browser():
    # No sandbox: it cannot start as root. Nothing outside of the loopback resolves.
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", SHELL), args=arguments
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def seats(browser):
    seats = Seats(browser)
    yield seats
    seats.close()


@pytest.fixture
def open_page(seats):
    """open_page(site, html, options…) opens one page; at the end of the test nothing may have gone wrong.

    `site` is the fixture `served` or `as_files`; options are Playwright's (DESK, PHONE, java_script_enabled=False).
    The page has storage of its own. Another test may have used it before, which has left nothing; `is_new` says that
    nobody has: for what is asked for once, and for history.
    """
    taken = []

    def open_page(site, html="index.html", size=DESK, is_new=False, **options):
        seat = seats.take({**size, **options}, is_new)
        seat.watch = Watch(site)
        taken.append((seat, seat.watch))
        seat.page.goto(site + urllib.parse.quote(html), wait_until="load")
        return seat.page

    yield open_page
    for seat, _ in taken:
        seats.give_back(seat)
    faults = [fault for _, watch in taken for fault in watch.faults]
    assert not faults, "\n".join(["the browser says:", *faults])


@pytest.fixture
def desk(open_page, served):
    """desk(html): a page on a workstation's screen."""
    return lambda html="index.html", **options: open_page(served, html, DESK, **options)


@pytest.fixture
def phone(open_page, served):
    """phone(html): a page on a phone."""
    return lambda html="index.html", **options: open_page(served, html, PHONE, **options)


@pytest.fixture(params=[DESK, NARROW], ids=["desk", "narrow"])
def sized(request, open_page, served):
    """sized(html): a page in a workstation's window, then in one as narrow as a phone, both with a mouse and keys."""
    return lambda html="index.html", site=served, **options: open_page(site, html, request.param, **options)


@pytest.fixture(params=[PHONE, TABLE], ids=["phone", "table"])
def touched(request, open_page, served):
    """touched(html): a page under fingers, on a phone, then on a screen as large as a desk's."""
    return lambda html="index.html", site=served, **options: open_page(site, html, request.param, **options)


@pytest.fixture
def without_script(open_page, served):
    """without_script(html): a page whose scripts do not run."""
    return lambda html="index.html", **options: open_page(served, html, DESK, java_script_enabled=False, **options)


@pytest.fixture
def from_files(open_page, as_files):
    """from_files(html): a page opened from the disk."""
    return lambda html="index.html", **options: open_page(as_files, html, DESK, **options)
