"""What holds on every page of the site, whatever it says. Opening a page already fails on an error of the console, an
exception, an answer that is not there, or a request to another host (conftest.py)."""

import html as markup
import re
import urllib.parse

from conftest import html_files

# Images that are shown or would be: what a script or a media query hides may wait.
BROKEN_IMAGES = """async () => {
  const shown = [...document.images].filter(image => image.checkVisibility());
  shown.forEach(image => { image.loading = "eager"; });
  await Promise.allSettled(shown.map(image => image.decode()));
  return shown.filter(image => image.naturalWidth === 0).map(image => image.currentSrc || image.outerHTML);
}"""

# The elements that stick out on the right, unless they lie in a box that scrolls by itself.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const found = [...document.body.querySelectorAll("*")].filter(element =>
    element.checkVisibility() && element.getBoundingClientRect().right > width + 1);
  const widest = `${document.documentElement.scrollWidth} px`;
  return found.slice(0, 5).map(element => element.outerHTML.slice(0, 120)).concat(widest);
}"""

OUTLINE = """() => ({
  title: document.title.trim(),
  lang: document.documentElement.lang,
  h1: [...document.querySelectorAll("h1")].map(heading => heading.textContent.trim()),
  levels: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(heading => Number(heading.localName[1])),
  empty: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(heading => heading.textContent.trim() === "")
    .map(heading => heading.outerHTML.slice(0, 120)),
  main: document.querySelectorAll("main").length,
  banners: document.querySelectorAll("body > header").length,
  footers: document.querySelectorAll("body > footer").length,
  outside: [...document.body.children].filter(one =>
    !one.matches("header, main, footer, script, dialog, .skip-link, [role]")).map(one => one.outerHTML.slice(0, 120)),
  navigations: [...document.querySelectorAll("nav")].map(nav =>
    nav.getAttribute("aria-label") ?? document.getElementById(nav.getAttribute("aria-labelledby"))?.textContent ?? ""),
  ids: [...document.querySelectorAll("[id]")].map(element => element.id).filter((id, i, all) => all.indexOf(id) !== i),
  noAlt: [...document.images].filter(image => !image.hasAttribute("alt")).map(image => image.outerHTML.slice(0, 120)),
  inline: [...document.querySelectorAll("[style], style, script:not([src]):not([type='application/ld+json'])")]
    .map(element => element.outerHTML.slice(0, 120)),
})"""


def skipped_levels(levels):
    """The headings that do not begin with a first level, or go down by more than one, as (before, after)."""
    return [(before, after) for before, after in zip([0, *levels], levels) if after > before + 1]


def test_a_skipped_level_is_seen():
    assert skipped_levels([1, 2, 3, 2, 3, 4, 2]) == []
    assert skipped_levels([1, 3, 2, 4]) == [(1, 3), (2, 4)]
    assert skipped_levels([2]) == [(0, 2)]


def test_served_page_is_sound(desk, html):
    page = desk(html)
    outline = page.evaluate(OUTLINE)
    assert outline["title"] != ""
    assert outline["lang"] in ("fr", "en")
    assert len(outline["h1"]) == 1 and outline["h1"][0] != ""
    assert skipped_levels(outline["levels"]) == []
    assert outline["empty"] == []
    assert outline["main"] == 1
    if html != "404.html":
        assert (outline["banners"], outline["footers"]) == (1, 1)
    assert outline["outside"] == [], "what stands in no landmark"
    assert "" not in outline["navigations"]
    assert len(set(outline["navigations"])) == len(outline["navigations"]), "each navigation has a name of its own"
    assert outline["ids"] == []
    assert outline["noAlt"] == []
    assert outline["inline"] == []
    assert page.evaluate(BROKEN_IMAGES) == []


def test_page_opens_from_files(from_files, html):
    page = from_files(html)
    assert page.locator("main").inner_text().strip() != ""
    assert page.evaluate(BROKEN_IMAGES) == []


def test_phone_never_scrolls_sideways(phone, html):
    page = phone(html)
    assert page.evaluate(TOO_WIDE) == []


def test_text_is_there_without_script(without_script, html):
    # No evaluation in a page without script: what a reader sees is asked of the browser's locators.
    page = without_script(html)
    assert page.locator("h1").first.is_visible()
    assert page.locator("main").inner_text().strip() != ""
    assert page.locator("main img[src='']").count() == 0
    # Nothing that only a script would answer to; boxes are ticked and lines are written as on paper.
    for control in ("button", "select", "dialog", "[role=button]"):
        assert page.locator(f"{control}:visible").count() == 0, control


def test_titles_are_unique(site):
    titles = {}
    for path in html_files():
        found = re.search(r"<title>(.*?)</title>", (site / path).read_text(encoding="utf-8"), re.S)
        titles.setdefault(found[1] if found else None, []).append(path)
    assert [paths for paths in titles.values() if len(paths) > 1] == []


def test_descriptions_are_there_and_unique(site):
    descriptions = {}
    for path in html_files():
        found = re.search(r'<meta name="description" content="(.*?)">', (site / path).read_text(encoding="utf-8"), re.S)
        descriptions.setdefault(found[1].strip() if found else "", []).append(path)
    assert "" not in descriptions
    assert [paths for paths in descriptions.values() if len(paths) > 1] == []


def test_every_link_leads_to_a_page_and_a_place_that_exist(site):
    texts = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    ids = {path: set(map(markup.unescape, re.findall(r'\sid="([^"]*)"', text))) for path, text in texts.items()}
    dead = []
    for path, text in texts.items():
        for link in map(markup.unescape, re.findall(r'\s(?:href|src)="([^"]*)"', text)):
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = path
            if parts.path:
                joined = urllib.parse.urljoin("http://site/" + path, urllib.parse.unquote(parts.path))
                target = joined.removeprefix("http://site/")
            if not (site / target).is_file():
                dead.append(f"{path}: {link}")
            elif parts.fragment and target in ids and urllib.parse.unquote(parts.fragment) not in ids[target] | {"top"}:
                dead.append(f"{path}: {link}: no such place")
    assert dead == []
