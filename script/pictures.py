"""The pictures of the documentation, taken in Chromium: pictures.py SITE THEMED-SITE [NAME…]"""

import base64
import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "Documentation/images"
DESK = (1280, 800)
LIMIT = 120_000


def validated(page):
    """The first question of several answers, answered with one mistake."""
    question = page.locator("negato-question", has=page.locator("input[type=checkbox]")).first
    for index in (0, 1):
        question.locator("input[type=checkbox]").nth(index).check()
    question.locator(".validate").click()
    question.scroll_into_view_if_needed()
    page.evaluate("""() => {
        const head = [...document.querySelectorAll('negato-question')].find(q => q.dataset.stage === 'validated');
        window.scrollTo(0, head.getBoundingClientRect().top + window.scrollY - 24); }""")


def below(selector):
    return lambda page: page.evaluate(
        "s => window.scrollTo(0, document.querySelector(s).getBoundingClientRect().top + window.scrollY - 24)", selector
    )


def scrolled(page):
    """The series of the first case, alive, at its key slice, with its annotations."""
    below("#series-scanner")(page)
    page.locator("#series-scanner .series-pane").click()
    page.wait_for_timeout(1500)
    page.keyboard.press("Digit2")
    page.keyboard.press("a")
    page.wait_for_timeout(1500)


def drawn(page):
    """A film of a fracture, with the zone that an author has drawn on it."""
    page.locator("a.film").first.click()
    page.wait_for_function("() => document.querySelector('.film-picture').src.endsWith('.png')")
    page.keyboard.press("e")
    page.locator(".film-author input").fill("Trait de fracture")
    box = page.locator(".film-picture").bounding_box()
    corners = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in ((0.3, 0.72), (0.66, 0.8))]
    page.mouse.move(*corners[0])
    page.mouse.down()
    page.mouse.move(*corners[1], steps=4)
    page.mouse.up()


# name: (themed, page, size, dark, what is done before)
PICTURES = {
    "accueil": (False, "index.html", DESK, False, None),
    "accueil-theme": (True, "index.html", DESK, False, None),
    "cas": (False, "cases/fracture-poignet/index.html", (1280, 1000), False, None),
    "question": (False, "cases/fracture-poignet/index.html", (1280, 900), False, validated),
    "serie": (False, "cases/raideur-cervicale/lesson.html", (1280, 840), False, scrolled),
    "zones": (False, "cases/fracture-poignet/index.html?authoring", DESK, False, drawn),
    "cas-a-decouvrir": (False, "cases/une-chute-a-velo/index.html", (1280, 1000), True, None),
}


def take(browser, site, name, html, size, dark, before):
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light", locale="fr-FR"
    )
    page = context.new_page()
    page.goto(f"{Path(site).resolve().as_uri()}/{html}", wait_until="load")
    if before:
        before(page)
    page.wait_for_function("() => [...document.images].every(i => i.complete || i.loading === 'lazy')")
    page.evaluate("() => document.activeElement?.blur()")
    session = context.new_cdp_session(page)
    for quality in (88, 75, 60):
        shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": quality})
        data = base64.b64decode(shot["data"])
        if len(data) < LIMIT:
            break
    else:
        raise SystemExit(f"{name}: {len(data)} bytes, {LIMIT} at most")
    (IMAGES / f"{name}.webp").write_bytes(data)
    print(f"{name}: {len(data) // 1000} kB")
    context.close()


def main():
    plain, themed, *names = sys.argv[1:]
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        for name, (has_theme, *how) in PICTURES.items():
            if not names or name in names:
                take(browser, themed if has_theme else plain, name, *how)
        browser.close()


main()
