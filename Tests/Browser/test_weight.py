"""What a phone receives before it can read, and whether anything jumps once it does."""

import gzip
import urllib.parse

import pytest

from conftest import PHONE
from gates import ALWAYS, closely_read, kind_of

TEXTS = (".html", ".css", ".js")

# A shift without an input of the reader's (Layout Instability API).
SHIFTS = """() => {
  self.shifts = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) self.shifts += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}"""


def received(site, page, served, html):
    """Bytes of the first view, texts compressed as a server sends them: (all, scripts)."""
    paths = []
    page.on("request", lambda request: paths.append(request.url))
    page.goto(served + html, wait_until="networkidle")
    total = scripts = 0
    for path in {urllib.parse.unquote(url.removeprefix(served).split("?")[0]) for url in paths}:
        data = (site / path).read_bytes()
        size = len(gzip.compress(data)) if path.endswith(TEXTS) else len(data)
        total += size
        scripts += size if path.endswith(".js") else 0
    return total, scripts


@pytest.mark.parametrize("path", ALWAYS)
def test_a_first_view_is_light(site, open_page, served, path):
    page = open_page(served, "404.html", PHONE, is_new=True)
    total, scripts = received(site, page, served, path)
    print(f"{path}: {total / 1000:.0f} kB, of which scripts {scripts / 1000:.0f} kB")
    assert total < 300_000
    # The viewer of series weighs 40 kB, on the pages that have one.
    has_series = "<negato-series" in (site / path).read_text(encoding="utf-8")
    assert scripts < (80_000 if has_series else 60_000)


def test_what_a_page_loads_is_counted(site, open_page, served):
    page = open_page(served, "404.html", PHONE, is_new=True)
    light, scripts = received(site, page, served, "coverage.html")
    page.add_init_script("addEventListener('DOMContentLoaded', () => { new Image().src = 'index.html?heavy'; });")
    heavy = received(site, page, served, "coverage.html")
    assert heavy[0] > light and heavy[1] == scripts


@pytest.mark.parametrize("path", closely_read())
def test_nothing_jumps_while_a_page_loads_and_is_read(open_page, served, path):
    page = open_page(served, path, PHONE, is_new=True)
    page.evaluate(SHIFTS)
    for _ in range(12):
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(40)
    assert page.evaluate("self.shifts") == 0


def test_a_jump_is_seen(desk):
    page = desk()
    page.evaluate(SHIFTS)
    page.evaluate(
        """() => new Promise(done => {
          const box = document.createElement("div");
          box.style.height = "300px";
          document.querySelector("main").prepend(box);
          requestAnimationFrame(() => requestAnimationFrame(done));
        })"""
    )
    page.wait_for_function("self.shifts > 0")


def test_every_image_says_its_size(open_page, served):
    for html in closely_read():
        page = open_page(served, html, PHONE)
        unsized = page.evaluate(
            "() => [...document.images].filter(i => !i.hasAttribute('width') || !i.hasAttribute('height')).length"
        )
        assert unsized == 0, html


# An image's own width is what `sizes` says of it. A lone film is shown at that width, if its height allows; one that the
# page shows again is fetched once, for the widest of its places.
SIZED = """() => [...document.querySelectorAll(".film > img[srcset], .film-card img[srcset]")]
  .filter(image => !image.closest(".gallery-single"))
  .filter((image, _, all) => all.every(other => other === image || other.src !== image.src)
    && !document.querySelector(`.gallery-single img[src="${image.getAttribute("src")}"]`))
  .map(image => image.naturalWidth / image.getBoundingClientRect().width)"""


@pytest.mark.parametrize("width", [390, 1280, 2560])
@pytest.mark.parametrize("path", [*ALWAYS[:3], "cases/fracture-poignet/index.html"])
def test_images_are_chosen_for_the_width_they_are_shown_at(open_page, served, path, width):
    page = open_page(served, path, {"viewport": {"width": width, "height": 900}})
    page.evaluate("""async () => {
        for (const image of document.images) image.loading = "eager";
        await Promise.allSettled([...document.images].map(image => image.decode()));
    }""")
    ratios = page.evaluate(SIZED)
    assert ratios
    assert all(0.75 < ratio < 1.35 for ratio in ratios), ratios


def test_a_wrong_width_is_seen(open_page, served):
    page = open_page(served, "cases/fracture-poignet/index.html", PHONE)
    page.evaluate("() => { for (const image of document.images) image.sizes = '2000px'; }")
    page.wait_for_function("() => document.querySelector('.film > img').naturalWidth === 2000")
    assert any(ratio > 1.35 for ratio in page.evaluate(SIZED))


def test_each_kind_of_page_is_read_closely():
    kinds = {kind_of(html) for html in closely_read()}
    assert {"home", "case", "lesson", "list", "index", "coverage", "self-assessment", "page", "not-found"} <= kinds
