"""A series of 300 slices in Chromium, on a slow network too: what is asked for and when, and what it holds in memory.

Slices are of 256 × 256, and of 512 × 512 with NEGATOSCOPE_SOAK.
"""

import os
import sys
from pathlib import Path

import numpy
import pytest
from playwright.sync_api import sync_playwright

from conftest import Content
from test_geometry import write

sys.path.append(str(Path(__file__).resolve().parents[1] / "Browser"))
import server  # noqa: E402

SLICES, SIZE = 300, 512 if os.environ.get("NEGATOSCOPE_SOAK") else 256
SLICE = "document.querySelector('.series-fact-slice').textContent"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    content = Content(tmp_path_factory.mktemp("long"))
    y, x = numpy.mgrid[0:SIZE, 0:SIZE]
    for k in range(SLICES):
        samples = (1000 + 500 * numpy.sin((x + 3 * k) / 23) * numpy.cos((y - k) / 19)).astype("<i2")
        write(content.folder / "d", f"{k:04}", samples, (0, 0, -k), number=k, WindowCenter=1000, WindowWidth=1200,
              PixelSpacing=[0.7, 0.7])
    assert content.bring(content.folder / "d", timeout=300).returncode == 0
    content.write("![Un volume.](tdm/)\n")
    ended = content.build()
    assert ended.returncode == 0, ended.stderr
    running, address = server.serve(content.folder / "Output")
    yield address
    running.shutdown()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage", "--enable-precise-memory-info"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url.removeprefix(address)))
    yield page
    context.close()


def slow(page):
    """A ward's Wi-Fi: 400 kbit/s, 150 ms to answer."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": 150, "downloadThroughput": 50_000, "uploadThroughput": 50_000})


def activate(page):
    page.wait_for_function("() => document.querySelector('negato-series').viewer?.main?.stack")
    box = page.locator(".series-pane").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(*middle)
    page.mouse.move(*middle)


def frames(page):
    return [url for url in page.asked if url.endswith(".webp")]


@pytest.mark.parametrize("is_slow", [False, True])
def test_the_first_slice_is_on_screen_before_the_rest_is_asked_for(page, address, is_slow):
    if is_slow:
        slow(page)
    page.goto(address + "cases/c/index.html", wait_until="load", timeout=60_000)
    page.wait_for_function("() => document.querySelector('.series-film img').complete", timeout=60_000)
    assert page.evaluate("document.querySelector('.series-film img').naturalWidth") == SIZE
    page.wait_for_timeout(500)
    assert len(frames(page)) == 1 and not any("media/" in url and url.endswith(".js") for url in page.asked)


def test_the_wheel_is_never_blocked_while_slices_load(page, address):
    slow(page)
    page.goto(address + "cases/c/index.html", wait_until="load", timeout=60_000)
    activate(page)
    wanted = page.evaluate("document.querySelector('negato-series').viewer.main.slice")
    for _ in range(40):
        page.mouse.wheel(0, 120)
        wanted += 1
    page.wait_for_function("n => document.querySelector('negato-series').viewer.main.slice === n", arg=wanted, timeout=3_000)
    assert len(frames(page)) < SLICES / 2, "the network was not slow: the test shows nothing"


def test_the_page_stays_small_even_with_the_whole_volume(browser, page, address):
    page.goto(address + "404.html")
    empty = page.evaluate("performance.memory.usedJSHeapSize + 0")
    page.goto(address + "cases/c/index.html", wait_until="load")
    activate(page)
    page.keyboard.press("Digit3")
    for _ in range(60):
        page.mouse.wheel(0, 120)
        page.wait_for_timeout(20)
    page.keyboard.press("x")
    page.wait_for_function("() => document.querySelectorAll('.series-pane').length === 2", timeout=60_000)
    page.wait_for_function(
        "() => document.querySelectorAll('.series-pane')[1].querySelector('canvas')?.width > 0", timeout=60_000)
    held = page.evaluate("""async () => performance.measureUserAgentSpecificMemory && self.crossOriginIsolated
        ? (await performance.measureUserAgentSpecificMemory()).bytes : performance.memory.usedJSHeapSize""")
    print(f"held beside an empty page: {(held - empty) / 1e6:.0f} MB")
    assert held - empty < 400e6
