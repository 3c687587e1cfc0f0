"""Zones of a still: pointed at by pointer, finger and keyboard, to the hundredth of a percent; told afterwards."""

import pytest

from conftest import DESK, PHONE
from test_access import violations
from test_types_forms import Sheet

TYPES = "cases/types/index.html"
MET = "cases/inconnu/index.html"
SIZES = {"desk": DESK, "phone": PHONE}


class Still(Sheet):
    """A question about a still."""

    def __init__(self, page, name="qzp", size="desk"):
        super().__init__(page, name, size)
        self.field = self.element.locator(".zone-field")
        # The figure above as well: its field lies over the picture, not over its caption.
        self.element.locator("figure.figure").scroll_into_view_if_needed()
        page.wait_for_function(
            "image => image.complete && image.naturalWidth > 0", arg=self.element.locator(".film img").element_handle()
        )

    @property
    def picture(self):
        """Where the picture lies in the window, by the page's own image: x, y, width, height."""
        return self.element.locator(".film img").evaluate("""image => {
          const box = image.getBoundingClientRect();
          const [width, height] = [image.clientWidth, image.clientHeight];
          const scale = Math.min(width / image.naturalWidth, height / image.naturalHeight);
          const own = [image.naturalWidth * scale, image.naturalHeight * scale];
          return [box.x + image.clientLeft + (width - own[0]) / 2, box.y + image.clientTop + (height - own[1]) / 2, ...own];
        }""")

    def spot(self, x, y):
        """A place of the picture in the window, at whole pixels, and what it is in percent."""
        left, top, width, height = self.picture
        at = round(left + width * x / 100), round(top + height * y / 100)
        return at, {"x": round((at[0] - left) / width * 100, 2), "y": round((at[1] - top) / height * 100, 2)}

    def point(self, x, y):
        at, percent = self.spot(x, y)
        if self.size == "phone":
            self.page.touchscreen.tap(*at)
        else:
            self.page.mouse.click(*at)
        return percent

    @property
    def points(self):
        return (self.answer or {"points": []})["points"]

    @property
    def live(self):
        return self.page.locator("body > .announcer")

    def until_said(self, text):
        self.page.wait_for_function(
            "text => document.querySelector('body > .announcer')?.textContent.replaceAll('\u00a0', ' ') === text", arg=text
        )


@pytest.fixture
def still(open_page, questions_served):
    def still(name="qzp", size="desk", html=TYPES, **options):
        return Still(open_page(questions_served, html, SIZES[size], **options), name, size)

    return still


def near(points, expected):
    assert len(points) == len(expected), points
    for one, other in zip(points, expected):
        assert one["x"] == pytest.approx(other["x"], abs=0.011) and one["y"] == pytest.approx(other["y"], abs=0.011)


@pytest.mark.parametrize("size", SIZES)
def test_a_place_is_exact_and_the_only_marker_moves(still, size):
    one = still(size=size)
    one.point(75, 50)
    near(one.points, [one.spot(75, 50)[1]])
    place = one.point(25, 50)
    near(one.points, [place])
    assert " ".join(one.element.locator(".marker-list").inner_text().split()) == "Repère 1 25 %, 50 % Retirer"
    one.validate()
    assert one.result == "1 / 1 point Tout est juste."
    assert one.states == ["hit", "left", "left"]
    rows = [" ".join(row.split()) for row in one.element.locator(".zone-results > li").all_inner_texts()]
    assert rows == [
        "A Cercle ✓ Touchée Le cercle clair.", "B Barre – Laissée à raison La barre est normale.",
        "C Triangle – Laissée à raison",
    ]
    # A click on the image is the film's again.
    one.point(60, 20)
    assert one.page.locator("dialog.film-view").is_visible()


LABELS = """({ entries, taken = [], room = { left: 0, right: 300, top: 0, bottom: 200 } }) => {
  const box = ([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height });
  return negatoscope.labelPlaces({ height: 18, gap: 5, room, taken: taken.map(box), entries: entries.map(
    ({ at, widths, isFirst = false }) => ({ box: box(at), isFirst, words: widths.map(width => ({ text: String(width), width })) })) })
    .map(({ text, left, top, right, bottom }) => [text, left, top, right, bottom]);
}"""


def test_labels_of_zones_stand_clear_of_each_other(still):
    page = still().page
    at = lambda entries, **more: page.evaluate(LABELS, {"entries": entries, **more})
    # A name beside its zone; the letter where no place is left for it.
    assert at([{"at": [10, 50, 20, 20], "widths": [100, 20]}]) == [["100", 35, 51, 135, 69]]
    assert at([{"at": [10, 50, 20, 20], "widths": [400, 20]}]) == [["20", 35, 51, 55, 69]]
    # What is expected chooses first, though it comes last.
    names = at([{"at": [100, 50, 20, 20], "widths": [170, 20]}, {"at": [100, 80, 20, 20], "widths": [170, 20], "isFirst": True}])
    assert names[1] == ["170", 125, 81, 295, 99]
    crowd = [{"at": [20 + 40 * n, 80 + 14 * (n % 2), 30, 30], "widths": [120, 22]} for n in range(5)]
    places = at(crowd, taken=[[90, 20, 40, 30]])
    boxes = [place[1:] for place in places] + [[90, 20, 130, 50]]
    for index, one in enumerate(boxes):
        for other in boxes[index + 1:]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across <= 0 or down <= 0, (one, other)


def test_a_place_is_exact_in_a_letterbox_and_under_a_zoom(open_page, questions_served):
    page = open_page(questions_served, TYPES, {**DESK, "bypass_csp": True})
    page.add_style_tag(content="""[data-question=qzp] .gallery-single .film > img {
        inline-size: 333px; block-size: 301.5px; aspect-ratio: auto; border: 7px solid red; padding: 0; }""")
    one = Still(page)
    box = one.element.locator(".film img").bounding_box()
    assert box["width"] / box["height"] < 1.2, "the picture is twice as wide as high: black above and below"
    page.wait_for_function("""([field, [x, y, width, height]]) => {
      const box = field.getBoundingClientRect();
      return [box.x - x, box.y - y, box.width - width, box.height - height].every(by => Math.abs(by) < 0.02);
    }""", arg=[one.field.element_handle(), one.picture])
    for x, y in ((3, 4), (96, 95), (25, 50)):
        place = one.point(x, y)
        near(one.points, [place])
    # The black beside the picture is no part of it.
    left, top, width, height = one.picture
    page.mouse.click(left + width / 2, top - 12)
    near(one.points, [place])
    phone = Still(open_page(questions_served, TYPES, PHONE), size="phone")
    protocol = phone.page.context.new_cdp_session(phone.page)
    protocol.send("Emulation.setPageScaleFactor", {"pageScaleFactor": 2})
    phone.page.wait_for_function("visualViewport.scale === 2")
    place = phone.point(40, 60)
    near(phone.points, [place])


@pytest.mark.parametrize("size", SIZES)
def test_no_more_markers_than_zones_and_each_can_be_taken_away(still, size):
    one = still("bouts", size)
    first, second = one.point(75, 30), one.point(20, 20)
    near(one.points, [first, second])
    one.point(50, 90)
    near(one.points, [first, second])
    assert "2 zones sont à pointer" in one.element.locator("[role=alert]").inner_text()
    one.press(one.element.get_by_role("button", name="Retirer le repère 1"))
    near(one.points, [second])
    assert one.element.locator("[role=alert]").count() == 0
    assert one.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Retirer le repère 1"
    one.validate()
    assert one.result == "0 / 2 points Aucune zone attendue n’a été touchée."
    assert one.outcome["discordances"] == 3
    assert "hors de toute zone" in one.element.locator(".marker-list").inner_text()


def test_a_marker_is_dragged_and_removed_by_a_key(still):
    one = still("bouts")
    one.point(75, 30)
    start, _ = one.spot(75, 30)
    goal, percent = one.spot(74, 72)
    mouse = one.page.mouse
    mouse.move(*start)
    mouse.down()
    mouse.move(start[0], start[1] + 30, steps=3)
    mouse.move(*goal, steps=3)
    mouse.up()
    near(one.points, [percent])
    marker = one.element.locator(".zone-marker")
    marker.focus()
    one.page.keyboard.press("ArrowUp")
    one.page.keyboard.press("Shift+ArrowLeft")
    near(one.points, [{"x": percent["x"] - 5, "y": percent["y"] - 1}])
    assert one.page.evaluate("document.activeElement.className") == "zone-marker"
    one.page.keyboard.press("Delete")
    assert one.points == []
    assert one.page.evaluate("document.activeElement.className") == "zone-field"


def test_a_marker_is_dragged_by_a_finger(still):
    one = still("bouts", "phone")
    one.point(75, 30)
    start, _ = one.spot(75, 30)
    goal, percent = one.spot(30, 50)
    protocol = one.page.context.new_cdp_session(one.page)

    def touch(kind, *points):
        touches = [{"x": x, "y": y} for x, y in points]
        protocol.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    touch("touchStart", start)
    touch("touchMove", ((start[0] + goal[0]) / 2, (start[1] + goal[1]) / 2))
    touch("touchMove", goal)
    touch("touchEnd")
    one.page.wait_for_function("question => question.answer.points[0].x < 40", arg=one.element.element_handle())
    near(one.points, [percent])


def test_the_cross_hair_points_by_keyboard_alone(still):
    one = still("bouts")
    keys = one.page.keyboard
    for _ in range(80):
        keys.press("Tab")
        if one.page.evaluate("() => document.activeElement.matches('[data-question=bouts] .zone-field')"):
            break
    assert one.element.locator(".zone-cross").evaluate("cross => getComputedStyle(cross).display") == "block"
    for _ in range(5):
        keys.press("Shift+ArrowRight")
    for _ in range(20):
        keys.press("ArrowUp")
    one.until_said("75 %, 30 %")
    keys.press("Enter")
    one.until_said("Repère 1 posé : 75 %, 30 %.")
    assert one.points == [{"x": 75, "y": 30}]
    keys.press("Enter")
    one.until_said("Repère 1 retiré.")
    assert one.points == []
    keys.press("Space")
    for _ in range(8):
        keys.press("Shift+ArrowDown")
    keys.press("Enter")
    assert one.points == [{"x": 75, "y": 30}, {"x": 75, "y": 70}]
    # It stays on the image.
    for _ in range(30):
        keys.press("Shift+ArrowRight")
    one.until_said("100 %, 70 %")
    for _ in range(20):
        keys.press("Tab")
        if one.page.evaluate("() => document.activeElement.matches('[data-question=bouts] .validate')"):
            break
    keys.press("Enter")
    assert one.result == "2 / 2 points Tout est juste."


def test_letters_stand_for_zones_and_say_no_name(still):
    one = still()
    letters = one.element.locator(".zone-letters")
    letters.locator("summary").click()
    buttons = letters.get_by_role("button")
    buttons.nth(2).wait_for()
    assert buttons.all_inner_texts() == ["Zone A", "Zone B", "Zone C"]
    names = buttons.evaluate_all("all => all.map(one => one.ariaLabel.replaceAll('\u00a0', ' '))")
    assert names == ["Zone A, 25 %, 50 %", "Zone B, 75 %, 50 %", "Zone C, 50 %, 85 %"]
    one.element.locator(".zone-tag").nth(2).wait_for()
    assert one.element.locator(".zone-tag").all_inner_texts() == ["A", "B", "C"]
    for word in ("Cercle", "Barre", "Triangle", "Touchée"):
        assert word not in one.element.inner_text()
    buttons.nth(1).press("Enter")
    assert one.points == [{"x": 75, "y": 50}]
    assert buttons.evaluate_all("all => all.map(one => one.getAttribute('aria-pressed'))") == ["false", "true", "false"]
    buttons.nth(1).press("Enter")
    assert one.points == []
    buttons.nth(1).press("Space")
    one.validate()
    assert one.states == ["missed", "wrong", "left"]
    assert letters.is_hidden()
    # Where all are to be hit, a letter would answer.
    assert Still(one.page, "bouts").element.locator(".zone-letters").count() == 0


def test_outlines_lie_where_the_author_put_them(still):
    one = still()
    one.point(75, 50)
    one.validate()
    left, top, width, height = one.picture

    def percent(selector):
        return one.field.locator(selector).evaluate("""(shape, [left, top, width, height]) => {
          const box = shape.getBoundingClientRect();
          return [(box.x - left) / width * 100, (box.y - top) / height * 100, box.width / width * 100,
            box.height / height * 100].map(value => Math.round(value * 10) / 10);
        }""", [left, top, width, height])

    assert percent("[data-option='0'] ellipse.zone-line") == [15, 30, 20, 40]
    assert percent("[data-option='1'] rect.zone-line") == [70, 20, 10, 60]
    assert percent("[data-option='2'] polygon.zone-line") == [40, 75, 20, 20]
    drawn = one.field.locator(".zone").evaluate_all("all => all.map(g => [g.dataset.state, g.textContent.trim()])")
    assert drawn == [["missed", "○ A Cercle"], ["wrong", "✗ B Barre"], ["left", "– C Triangle"]]
    dashes = one.field.locator(".zone-line").evaluate_all("all => all.map(line => getComputedStyle(line).strokeDasharray)")
    assert len(set(dashes)) == 3, "hits and misses are told apart without colour"


def test_an_answer_is_put_back_with_its_markers(still):
    one = still("bouts")
    answer = {"points": [{"x": 75.25, "y": 30}, {"x": 1, "y": 2}]}
    assert one.element.evaluate("(q, answer) => q.restore(answer)", answer)
    assert one.answer == answer
    assert one.element.locator(".zone-marker").count() == 2
    assert one.element.evaluate("(q, answer) => q.restore(answer, true)", answer)
    assert one.outcome == {"mark": 0.5, "points": 2, "reason": "found", "discordances": 2}
    one.element.locator(".retry").click()
    assert one.answer is None and one.field.locator(".zone-marker, .zone").count() == 0


def test_a_sealed_question_tells_no_place_before_it_is_answered(open_page, questions_served):
    page = open_page(questions_served, MET)
    page.locator(".answer-text").fill("zebrose")
    page.locator(".validate").click()
    page.get_by_role("button", name="Continuer").click()
    one = Still(page, "zone")
    one.element.locator(".zone-letters summary").click()
    one.element.locator(".zone-letters button").first.wait_for()
    assert one.element.locator(".zone-letters button").all_inner_texts() == ["Zone A", "Zone B"]
    html = one.element.evaluate("question => question.outerHTML")
    for word in ("data-zone", "data-right", "ellipse", "Zebrures", "Sabotique", "zone-map"):
        assert word not in html, word
    one.point(25, 50)
    one.validate()
    assert one.states == ["hit", "left"]
    assert one.field.locator(".zone").count() == 2


def test_without_scripts_and_on_paper_the_correction_shows_the_zones(still):
    page = still().page
    one = Still(page)
    one.point(75, 50)
    one.validate()
    page.emulate_media(media="print")
    assert one.element.locator(".zone-map").is_visible() and one.field.is_hidden()
    page = page.context.browser.new_context(java_script_enabled=False, **DESK).new_page()
    page.goto(one.page.url)
    element = page.locator("negato-question[data-question='qzp']")
    assert element.locator(".zone-guide").inner_text() == "1 zone à pointer sur l’image"
    assert element.locator(".zone-map").is_hidden()
    element.locator("summary").click()
    image, ellipse = (element.locator(what).bounding_box() for what in (".zone-map img", "ellipse.zone-line"))
    assert ellipse["x"] - image["x"] == pytest.approx(image["width"] * 0.15, abs=1.1)
    assert ellipse["height"] == pytest.approx(image["height"] * 0.4, abs=2.1)
    assert element.locator(".key .option-letter").all_inner_texts() == ["A", "B", "C"]
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say_before_during_and_after(still, scheme):
    one = still(size="phone", color_scheme=scheme)
    assert violations(one.page) == []
    one.point(75, 50)
    assert violations(one.page) == []
    one.validate()
    assert violations(one.page) == []
