"""What every browser test has at hand: the built site, served and as files, and pages that watch for faults.

NEGATOSCOPE_SITE names the folder of the built site. CHROMIUM names another browser than Debian's.
"""

import os
import urllib.parse
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import assessment
import questions
import server

DESK = {"viewport": {"width": 1280, "height": 800}}
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
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=arguments
        )
        yield browser
        browser.close()


class Watch:
    """What went wrong on the pages of one test. `site` is the address that requests may go to."""

    def __init__(self, site):
        self.site = site
        self.faults = []

    def attach(self, page):
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"exception: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)
        page.on("crash", lambda _: self.faults.append("the page crashed"))

    def _console(self, message):
        # A refused icon or a broken policy is an error too; warnings are a developer's business.
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _own(self, address):
        return address.startswith(self.site) or address.startswith(("data:", "blob:"))

    def _request(self, request):
        if not self._own(request.url):
            self.faults.append(f"request outside of the site: {request.url}")

    def _failed(self, request):
        if "ERR_ABORTED" not in (request.failure or ""):
            self.faults.append(f"failed: {urllib.parse.unquote(request.url)}: {request.failure}")

    def _response(self, response):
        if response.status >= 400:
            self.faults.append(f"{response.status}: {urllib.parse.unquote(response.url)}")


def new_context(browser, options):
    context = browser.new_context(**options)
    context.set_default_timeout(10_000)
    return context


@pytest.fixture(scope="session")
def shared_contexts():
    """Contexts that tests which leave nothing behind share, by their options: a new one costs more than a page."""
    contexts = {}
    yield contexts
    for context in contexts.values():
        context.close()


@pytest.fixture
def open_page(browser, shared_contexts):
    """open_page(site, html, options…) opens one page; at the end of the test nothing may have gone wrong.

    `site` is the fixture `served` or `as_files`; options are Playwright's (DESK, PHONE, java_script_enabled=False).
    The page has storage of its own, unless `shared` says that the test writes nothing there.
    """
    opened, watches = [], []

    def open_page(site, html="index.html", size=DESK, shared=False, **options):
        options = {**size, **options}
        watch = Watch(site)
        watches.append(watch)
        if shared:
            key = repr(options)
            if key not in shared_contexts:
                shared_contexts[key] = new_context(browser, options)
            page = shared_contexts[key].new_page()
            watch.attach(page)
            opened.append(page)
        else:
            context = new_context(browser, options)
            # Every page of the context, those that a link opens too.
            context.on("page", watch.attach)
            page = context.new_page()
            opened.append(context)
        page.goto(site + urllib.parse.quote(html), wait_until="load")
        return page

    yield open_page
    for each in opened:
        each.close()
    faults = [fault for watch in watches for fault in watch.faults]
    assert not faults, "\n".join(["the browser says:", *faults])


@pytest.fixture
def desk(open_page, served):
    """desk(html): a page on a workstation's screen."""
    return lambda html="index.html", **options: open_page(served, html, DESK, **options)


@pytest.fixture
def phone(open_page, served):
    """phone(html): a page on a phone."""
    return lambda html="index.html", **options: open_page(served, html, PHONE, **options)


@pytest.fixture
def without_script(open_page, served):
    """without_script(html): a page whose scripts do not run."""
    return lambda html="index.html", **options: open_page(served, html, DESK, java_script_enabled=False, **options)


@pytest.fixture
def from_files(open_page, as_files):
    """from_files(html): a page opened from the disk."""
    return lambda html="index.html", **options: open_page(as_files, html, DESK, **options)
