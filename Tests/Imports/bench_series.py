"""What a long series costs, beside the floor: bench_series.py (script/bench runs it).

A series of 300 noisy slices of 512 × 512 is made, imported and built; then its encoding is timed beside libwebp and zlib
called directly on the same slices, and the viewer is scrolled in Chromium beside a page that does nothing but unfold
and paint the same bytes. Prints ratios, and what a slice costs the main thread.
"""

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from pathlib import Path

import numpy
from PIL import Image
from playwright.sync_api import sync_playwright

sys.path.append(str(Path(__file__).resolve().parents[1] / "Browser"))

from conftest import Content  # noqa: E402
from test_geometry import write  # noqa: E402
from test_tiers import description  # noqa: E402

SLICES, SIZE = 300, 512


def samples(k):
    """A slice on shapes that move from slice to slice, with the noise of a soft CT kernel: 10 HU, and as many bytes once
    packed as the slices that were measured when the encoding was chosen, 130 to 200 kB."""
    random = numpy.random.default_rng(k)
    y, x = numpy.mgrid[0:SIZE, 0:SIZE] - SIZE / 2
    body = (x / 220) ** 2 + (y / 170) ** 2 < 1
    lung = ((abs(x) - 95) / 70) ** 2 + (y / (90 + 40 * numpy.sin(k / 40))) ** 2 < 1
    bone = (x / 25) ** 2 + ((y - 110) / 22) ** 2 < 1
    values = numpy.where(bone, 900, numpy.where(lung, -820, numpy.where(body, 45, -1000)))
    noise = random.normal(0, 1, (SIZE, SIZE))
    for axis in (0, 1):
        noise = sum(numpy.roll(noise, by, axis) * weight for by, weight in ((-1, 1), (0, 2), (1, 1)))
    noise *= 10 / noise.std()
    return numpy.clip(values + noise, -1024, 3071).astype("<i2")


def spent(work):
    """Processor seconds of `work` and of what it started."""
    def used():
        return sum(getattr(resource.getrusage(who), what) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
                   for what in ("ru_utime", "ru_stime"))
    before = used()
    work()
    return used() - before


def folded(image):
    """What is deflated: the planes of zigzag differences, computed by numpy and not counted."""
    image = image.astype("i4")
    left, up, corner = (numpy.zeros_like(image) for _ in range(3))
    left[:, 1:], up[1:], corner[1:, 1:] = image[:, :-1], image[:-1], image[:-1, :-1]
    guess = numpy.where(corner >= numpy.maximum(left, up), numpy.minimum(left, up),
                        numpy.where(corner <= numpy.minimum(left, up), numpy.maximum(left, up), left + up - corner))
    guess[0, 1:], guess[1:, 0], guess[0, 0] = left[0, 1:], up[1:, 0], 0
    difference = (image - guess).astype("i2").astype("i4")
    pairs = (((difference << 1) ^ (difference >> 31)) & 0xFFFF).astype("<u2").view("u1").reshape(-1, 2)
    return pairs[:, 0].tobytes() + pairs[:, 1].tobytes()


def encoding(content, images):
    """A whole build of the series, and the same pixels through Pillow's libwebp and Python's zlib."""
    first = content.build
    ours = spent(lambda: first())
    planes = [folded(image + 1024) for image in images]
    greys = [Image.fromarray((numpy.clip((image + 160.0) / 400, 0, 1) * 255).astype("u1")) for image in images]

    def floor():
        for plane, grey in zip(planes, greys):
            deflate = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
            deflate.compress(plane) + deflate.flush()
            grey.convert("RGB").save(io.BytesIO(), "WEBP", quality=80, method=4)

    theirs = spent(floor)
    print(f"encoding: {ours:.1f} s of processor for the whole build, {theirs:.1f} s for libwebp and zlib: ratio {ours / theirs:.2f}")


def scrolled(browser, address, start, wheels=90):
    """Milliseconds of the main thread for each wheel notch, sorted, and what they went into."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(address)
    box = start(page)
    page.mouse.move(*box)
    page.evaluate("addEventListener('wheel', () => performance.mark('notch'), {capture: true, passive: true})")
    browser.start_tracing(page=page, categories=["toplevel", "blink.user_timing", "devtools.timeline"])
    for _ in range(wheels):
        page.mouse.wheel(0, 120)
        page.wait_for_timeout(50)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    marks = sorted((event["ts"], event["pid"], event["tid"]) for event in events if event["name"] == "notch")
    _, process, thread = marks[0]
    tasks = [event for event in events if (event["pid"], event["tid"]) == (process, thread)
             and event["name"] == "ThreadControllerImpl::RunTask" and event["ph"] == "X"]
    # A slice begins with the task that its notch came in: with the frame that was due, as often as not.
    starts = [max([task["ts"] for task in tasks if task["ts"] <= notch <= task["ts"] + task["dur"]], default=notch)
              for notch, *_ in marks]
    costs = [sum(task.get("tdur", task["dur"]) for task in tasks if here <= task["ts"] < there) / 1000
             for here, there in zip(starts, starts[1:])]
    parts = Counter()
    for event in events:
        if (event["pid"], event["tid"]) == (process, thread) and event["ph"] == "X" and "RunTask" not in event["name"]:
            parts[event["name"]] += event.get("tdur", event.get("dur", 0)) / 1000 / len(costs)
    heap = page.evaluate("performance.memory ? performance.memory.usedJSHeapSize / 1e6 : 0")
    page.close()
    return sorted(costs), parts, heap


def viewing(content):
    from server import serve

    def viewer(window):
        def start(page):
            page.locator("#series-tdm").scroll_into_view_if_needed()
            page.wait_for_function("() => document.querySelector('negato-series').viewer?.main?.stack")
            pane = page.locator("#series-tdm .series-pane")
            pane.click()
            if window:
                page.keyboard.press("Digit3")
                page.wait_for_function("() => document.querySelector('.series-fact-window').textContent.includes('os')")
            page.wait_for_timeout(2500)
            box = pane.bounding_box()
            return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        return start

    running, address = serve(content.folder / "Output")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-dev-shm-usage", "--enable-precise-memory-info"])
        for name, window in (("frames", False), ("exact", True)):
            costs, parts, heap = scrolled(browser, address + "cases/c/index.html", viewer(window))
            middle, high = costs[len(costs) // 2], costs[int(len(costs) * 0.95)]
            print(f"viewer, {name}: {middle:.1f} ms of the main thread a slice, {high:.1f} at the 95th percentile; heap {heap:.0f} MB")
            print("   ", ", ".join(f"{part} {cost:.1f}" for part, cost in parts.most_common(6)))
        browser.close()
    running.shutdown()


def main():
    with tempfile.TemporaryDirectory() as folder:
        content = Content(Path(folder))
        images = [samples(k) for k in range(SLICES)]
        for k, image in enumerate(images):
            write(Path(folder) / "d", f"{k:04}", image, (-180, -180, -k), number=k, RescaleSlope=1, RescaleIntercept=0,
                  WindowCenter=40, WindowWidth=400)
        start = time.monotonic()
        assert content.bring(Path(folder) / "d", timeout=600).returncode == 0
        print(f"import: {SLICES} slices in {time.monotonic() - start:.1f} s")
        content.write("![Un thorax.](tdm/)\n")
        encoding(content, images)
        told = description(content, "tdm")
        chunks = [(content.folder / "Output/cases/c" / chunk["source"]).stat().st_size for chunk in told["chunks"]]
        print(f"chunks: {len(chunks)}, {sum(chunks) / SLICES / 1000:.0f} kB a slice, the largest {max(chunks) / 1e6:.1f} MB")
        viewing(content)


if __name__ == "__main__":
    main()
