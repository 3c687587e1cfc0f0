"""Access for everyone: axe (WCAG 2.2 AA and best practices), the keyboard, reflow, zoom and spacing."""

import pytest

from conftest import DESK, PHONE
from gates import closely_read, package_file

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
SIZES = {"desk": DESK, "phone": PHONE}

pages = pytest.mark.parametrize("path", closely_read())


def violations(page):
    """What axe refuses, as `rule: element`. The script is given to the page as a debugger would, past its policy."""
    if not page.evaluate("() => !!window.axe"):
        page.evaluate(package_file("axe_playwright_python/axe.min.js").read_text(encoding="utf-8"))
    page.evaluate("() => document.querySelectorAll('main details').forEach(one => { one.open = true; })")
    found = page.evaluate(
        """async tags => (await axe.run(document, { runOnly: { type: 'tag', values: tags } })).violations
          .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`))""",
        TAGS,
    )
    return found


@pages
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_has_nothing_to_say(open_page, served, path, scheme, size):
    page = open_page(served, path, SIZES[size], color_scheme=scheme)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say_of_a_marked_question(open_page, served, scheme):
    page = open_page(served, "cases/pneumothorax-spontane/index.html", PHONE, color_scheme=scheme)
    question = page.locator("negato-question[data-kind='QRM']")
    question.get_by_role("checkbox").nth(0).check()
    question.get_by_role("checkbox").nth(3).check()
    question.get_by_role("button", name="Valider").click()
    assert violations(page) == []


def test_axe_has_nothing_to_say_of_the_film_view(desk):
    page = desk("cases/pneumothorax-spontane/index.html")
    page.locator("a.film").first.click()
    assert violations(page) == []


def test_axe_sees_a_fault(desk):
    page = desk()
    page.evaluate("() => document.querySelector('main').append(document.createElement('button'))")
    assert violations(page) == ["button-name: button"]


# What has the focus: whether it shows, and whether something covers it (WCAG 2.2, 2.4.7 and 2.4.11).
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const rects = [...element.getClientRects()].filter(rect => rect.width > 0 && rect.height > 0);
  const row = element.closest("label, .option");
  const own = hit => hit && (element.contains(hit) || row?.contains(hit));
  const uncovered = rects.some(rect => [0.1, 0.5, 0.9].some(part => {
    const [x, y] = [rect.x + rect.width * part, rect.y + rect.height / 2];
    return own(document.elementFromPoint(x, y));
  }));
  const outlined = one => one && getComputedStyle(one).outlineStyle !== "none"
    && parseFloat(getComputedStyle(one).outlineWidth) >= 2;
  self.seen ??= new Map();
  if (!self.seen.has(element)) self.seen.set(element, self.seen.size);
  return {
    number: self.seen.get(element), name: element.outerHTML.slice(0, 90),
    shows: outlined(element) || outlined(row), uncovered,
  };
}"""

STOPS = """() => [...document.querySelectorAll(
    "a[href], button, input, textarea, select, summary, [tabindex='0']")]
  .filter(one => !one.disabled && !self.seen?.has(one) && one.checkVisibility({ visibilityProperty: true })
    && !one.closest("[inert]") && !(one.type === "radio" && one.name && document.querySelector(`[name="${one.name}"]`) !== one)).length"""


ALIVE = """() => Promise.all([...document.querySelectorAll("negato-series")].map(one => one.awaken?.().ready))"""


def walk(page):
    """Presses Tab from the top to the end: what of the focus does not show, what is covered, what it never reached."""
    # A viewer of series comes alive once the reader is near, and brings stops of its own.
    page.evaluate(ALIVE)
    # The self-assessment page has read which questions there are.
    page.locator("negato-assessment:not(.is-ready)").wait_for(state="detached")
    stops = page.evaluate(STOPS)
    hidden, covered, reached = [], [], set()
    first = last = None
    # A page with more stops than that is a list of many like the first ones; some come and go (a button to leave).
    for _ in range(min(stops + 20, 400)):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        # The parts of a date are stops of one control.
        if now is not None and now["number"] == last:
            continue
        if now is None or now["number"] in reached:
            break
        last = now["number"]
        first = first or now["name"]
        reached.add(now["number"])
        if not now["shows"]:
            hidden.append(now["name"])
        if not now["uncovered"]:
            # Keys pressed faster than a hand does reach the browser while it still scrolls for the one before, and it
            # then scrolls past: what is covered is so for who comes back to it too.
            page.wait_for_timeout(250)
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
            page.wait_for_timeout(250)
            now = page.evaluate(FOCUSED)
        if not now["uncovered"]:
            covered.append(now["name"])
    return first, hidden, covered, 0 if len(reached) >= 400 else page.evaluate(STOPS)


@pages
@pytest.mark.parametrize("size", SIZES)
def test_the_tab_key_leads_everywhere_in_sight(open_page, served, path, size):
    page = open_page(served, path, SIZES[size])
    first, hidden, covered, missed = walk(page)
    if path != "404.html":
        assert "#content" in first, "the first stop skips to the content"
    assert hidden == []
    assert covered == []
    assert missed == 0, "the focus is caught, or passes some by"


FAULTS = {
    "a focus that does not show": ":focus-visible { outline: none !important; }",
    "a bar over all": "body::after { content: ''; position: fixed; inset: 0; background: red; z-index: 99; }",
    "a bar of an ancestor": "main { position: relative } main::after { content: ''; position: absolute; inset: 0; }",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_focus_that_cannot_be_seen_is_told(open_page, served, fault):
    page = open_page(served, "collections/index.html", {**DESK, "bypass_csp": True}, is_new=True)
    page.add_style_tag(content=FAULTS[fault])
    _, hidden, covered, _ = walk(page)
    assert hidden + covered != []


def test_a_trap_of_the_focus_is_told(desk):
    page = desk("collections/index.html")
    page.evaluate(
        """() => document.querySelector("main a").addEventListener("keydown", event => {
          if (event.key === "Tab") event.preventDefault(); })"""
    )
    assert walk(page)[3] > 0


SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""

CUT = """() => {
  const root = document.documentElement;
  const wide = root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} px wide`] : [];
  const cut = [...document.querySelectorAll("main *, header *, footer *")].filter(one => {
    const style = getComputedStyle(one);
    if (!one.checkVisibility() || one.closest(".visually-hidden, .table-scroll, negato-steps [hidden]")) return false;
    const hides = ["hidden", "clip"].some(value => [style.overflowX, style.overflowY].includes(value));
    return hides && one.textContent.trim() !== "" && style.textOverflow !== "ellipsis"
      && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
  }).map(one => one.outerHTML.slice(0, 90));
  return wide.concat(cut);
}"""


@pages
@pytest.mark.parametrize("width", [640, 320])
def test_nothing_is_cut_when_enlarged_twice_or_four_times(open_page, served, path, width):
    page = open_page(served, path, {"viewport": {"width": width, "height": 200 if width == 320 else 400}})
    assert page.evaluate(CUT) == []


@pages
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_when_text_is_spaced_out(open_page, served, path, size):
    page = open_page(served, path, {**SIZES[size], "bypass_csp": True})
    page.add_style_tag(content=SPACING)
    # A row of controls that arranges itself does so at the next frame.
    page.wait_for_timeout(150)
    assert page.evaluate(CUT) == []


def test_what_is_cut_is_told(open_page, served):
    page = open_page(served, "index.html", {"viewport": {"width": 320, "height": 400}, "bypass_csp": True})
    for style in (".summary { max-block-size: 1em; overflow: hidden }", ".summary { inline-size: 500px }"):
        added = page.add_style_tag(content=style)
        assert page.evaluate(CUT) != []
        added.evaluate("style => style.remove()")


# What moves by itself, or glides where a reader asked for no motion (WCAG 2.1, 2.3.3).
MOVING = """() => {
  const moves = list => list.split(",").some(one => parseFloat(one) > 0);
  return [...document.querySelectorAll("*")].flatMap(one => ["", "::before", "::after"].map(part => [one, part]))
    .filter(([one, part]) => {
      const style = getComputedStyle(one, part || null);
      return moves(style.transitionDuration) || style.animationName !== "none"
        || (one === document.documentElement && style.scrollBehavior === "smooth");
    }).map(([one, part]) => one.outerHTML.slice(0, 80) + part);
}"""


@pages
def test_nothing_moves_for_a_reader_who_asked_for_no_motion(open_page, served, path):
    page = open_page(served, path, PHONE, reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


def test_what_moves_is_told(open_page, served):
    page = open_page(served, "index.html", {**PHONE, "bypass_csp": True}, reduced_motion="reduce")
    page.add_style_tag(content="a { transition: color 1s }")
    assert page.evaluate(MOVING) != []


def test_in_forced_colours_marks_and_focus_are_told_without_colour(open_page, served):
    page = open_page(served, "cases/pneumothorax-spontane/index.html", PHONE, forced_colors="active")
    question = page.locator("negato-question[data-kind='QRM']")
    question.get_by_role("checkbox").nth(0).check()
    question.get_by_role("button", name="Valider").click()
    states = question.locator(".option-state:visible")
    assert states.count() > 0
    assert all(text.strip() for text in states.all_inner_texts())
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["shows"]
    assert violations(page) == []
