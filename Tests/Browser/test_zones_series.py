"""Zones of a series: pointed at in the viewer, on their slices, by pointer, finger and cross-hair; told afterwards."""

import pytest

from conftest import DESK, PHONE
from series import Fingers, Viewer
from test_access import violations
from test_types_forms import Sheet

TYPES = "cases/types/index.html"
SIZES = {"desk": DESK, "phone": PHONE}


class Slices(Sheet):
    """The question about a series: 96 × 64 pixels, each twice as wide as high, two of three zones to hit."""

    def __init__(self, page, size="desk"):
        super().__init__(page, "coupes", size)
        self.viewer = Viewer(page, "serie")
        self.pane = self.viewer.pane
        self.viewer.until("viewer => viewer.main.isMeasured")

    def spot(self, x, y):
        """A place of the image in the window, at whole pixels, and what it is in percent: by the canvas that is seen."""
        left, top, width, height = self.pane.locator("canvas.series-canvas").evaluate("""canvas => {
          const box = canvas.getBoundingClientRect();
          return [box.x, box.y, box.width, box.height]; }""")
        at = round(left + width * x / 100), round(top + height * y / 100)
        return at, {"x": (at[0] - left) / width * 100, "y": (at[1] - top) / height * 100}

    def point(self, x, y):
        at, percent = self.spot(x, y)
        if self.size == "phone":
            self.page.touchscreen.tap(*at)
        else:
            self.page.mouse.click(*at)
        return percent

    def go(self, slice_number):
        key = "ArrowDown" if slice_number > self.viewer.slice else "ArrowUp"
        for _ in range(abs(slice_number - self.viewer.slice)):
            self.page.keyboard.press(key)
        self.viewer.until_slice(slice_number)

    @property
    def points(self):
        return (self.answer or {"points": []})["points"]

    @property
    def rows(self):
        return [" ".join(row.split()) for row in self.element.locator(".marker-list li").all_inner_texts()]

    @property
    def drawn(self):
        """What the overlay says beside its scale: markers, letters, names of zones."""
        found = self.pane.locator(".series-marker-text, .series-tag-text, .series-zone-text")
        return sorted(found.all_text_contents())

    def until_drawn(self, expected):
        self.page.wait_for_function(
            """([pane, expected]) => JSON.stringify([...pane.querySelectorAll(
                '.series-marker-text, .series-tag-text, .series-zone-text')].map(text => text.textContent).sort())
              === JSON.stringify(expected)""", arg=[self.pane.element_handle(), sorted(expected)])


@pytest.fixture
def slices(open_page, questions_served):
    return lambda size="desk", **options: Slices(open_page(questions_served, TYPES, SIZES[size], **options), size)


def near(points, expected, tolerance=0.02):
    assert [one.get("slice") for one in points] == [one["slice"] for one in expected], points
    for one, other in zip(points, expected):
        assert one["x"] == pytest.approx(other["x"], abs=tolerance)
        assert one["y"] == pytest.approx(other["y"], abs=tolerance)


def test_a_click_puts_a_marker_on_the_slice_that_is_seen(slices):
    one = slices()
    one.viewer.activate()
    assert one.points[0]["slice"] == one.viewer.key == 2, "the click that begins points as well"
    one.element.get_by_role("button", name="Retirer le repère 1").click()
    assert one.points == []
    one.pane.focus()
    one.go(4)
    first = {**one.point(30, 40), "slice": 4}
    near(one.points, [first])
    one.until_drawn(["1"])
    # The wheel turns slices and a drag sets the window, as ever; neither points.
    one.viewer.wheel(120)
    one.viewer.until_slice(5)
    one.until_drawn([])
    one.viewer.drag(60, 0)
    assert one.viewer.fact("window") != "parties molles 1200/300"
    near(one.points, [first])
    # A closer look counts in.
    one.go(8)
    before = one.viewer.scale
    one.viewer.wheel(-500, control=True)
    one.viewer.settle()
    assert one.viewer.scale[0] > before[0] * 1.5 and one.viewer.scale[0] == pytest.approx(2 * one.viewer.scale[1], rel=1e-4)
    second = {**one.point(60.5, 52), "slice": 8}
    near(one.points, [first, second])
    one.point(50, 50)
    near(one.points, [first, second])
    assert "2 zones sont à pointer" in one.element.locator("[role=alert]").inner_text()
    assert one.rows == [
        f"Repère 1 coupe 4, {round(first['x'])} %, {round(first['y'])} % Voir la coupe 4 Retirer",
        f"Repère 2 coupe 8, {round(second['x'])} %, {round(second['y'])} % Voir la coupe 8 Retirer",
    ]
    one.element.get_by_role("button", name="Voir la coupe 4").click()
    one.viewer.until_slice(4)
    one.until_drawn(["1"])
    one.validate()
    assert one.result == "2 / 2 points Tout est juste."
    assert one.states == ["left", "hit", "hit"]


def test_zones_are_drawn_on_their_slices_with_their_names(slices):
    one = slices()
    one.viewer.activate()
    one.go(3)
    one.point(67, 20)
    one.validate()
    assert one.result == "0 / 2 points Aucune zone attendue n’a été touchée."
    one.until_drawn(["2 ✗", "○ B Foyer du haut", "✗ A Vaisseau"])
    outline = one.pane.locator(".series-zone-missed.is-line")
    box, (at, _) = outline.bounding_box(), one.spot(20, 25)
    assert (box["x"] + 1.5, box["y"] + 1.5) == pytest.approx(at, abs=1.2)
    one.element.get_by_role("button", name="Voir la coupe 8").click()
    one.viewer.until_slice(8)
    one.until_drawn(["○ C Foyer du bas"])
    # Now a click is a click, and two of them show all of the image.
    before = one.answer
    one.point(20, 20)
    assert one.answer == before
    assert one.element.locator(".series-tool-aim").is_hidden()


def test_a_marker_is_dragged_and_a_second_click_does_not_fit(slices):
    one = slices()
    one.viewer.activate()
    one.viewer.wheel(-300, control=True)
    scale = one.viewer.scale
    near(one.points, [{"x": 50, "y": 50, "slice": 2}], tolerance=1)
    at, _ = one.spot(40, 40)
    one.page.mouse.dblclick(*at)
    assert one.viewer.scale == scale
    assert len(one.points) == 2
    start, _ = one.spot(one.points[1]["x"], one.points[1]["y"])
    goal, percent = one.spot(30, 60)
    one.viewer.drag(goal[0] - start[0], goal[1] - start[1], begin=start)
    assert one.viewer.fact("window") == "parties molles 1200/300"
    near(one.points[1:], [{**percent, "slice": 2}], tolerance=0.2)


def test_the_cross_hair_of_the_viewer_points_by_keyboard_alone(slices):
    one = slices()
    keys = one.page.keyboard
    one.pane.focus()
    keys.press("Enter")
    one.viewer.until("viewer => viewer.points.isAiming")
    for _ in range(4):
        keys.press("Shift+ArrowLeft")
    for _ in range(10):
        keys.press("ArrowUp")
    keys.press("PageDown")
    keys.press("PageDown")
    one.viewer.until_slice(4)
    keys.press("Enter")
    assert one.points == [{"x": 30, "y": 40, "slice": 4}]
    one.page.wait_for_function(
        """() => document.querySelector("body > .announcer").textContent.replaceAll("\u00a0", " ")
            .startsWith("Repère 1 posé : coupe 4, 30 %, 40 %")""")
    keys.press("Enter")
    assert one.points == []
    keys.press("Enter")
    for _ in range(4):
        keys.press("PageDown")
    one.viewer.until_slice(8)
    for _ in range(8):
        keys.press("Shift+ArrowRight")
    for _ in range(4):
        keys.press("Shift+ArrowDown")
    keys.press("Enter")
    assert one.points == [{"x": 30, "y": 40, "slice": 4}, {"x": 70, "y": 60, "slice": 8}]
    keys.press("Escape")
    one.viewer.until("viewer => !viewer.points.isAiming")
    # Arrows turn slices again.
    keys.press("ArrowUp")
    one.viewer.until_slice(7)
    one.element.get_by_role("button", name="Viseur").focus()
    keys.press("Enter")
    one.viewer.until("viewer => viewer.points.isAiming && viewer.main.element === document.activeElement")
    one.element.locator(".validate").focus()
    keys.press("Enter")
    assert one.score == "2 / 2 points"
    assert one.viewer.ask("viewer => viewer.points.isAiming") is False


def test_a_finger_points_once_the_viewer_is_its_own(slices):
    one = slices("phone")
    one.page.touchscreen.tap(*one.viewer.middle)
    one.viewer.until("viewer => viewer.main.isActive")
    assert one.points == []
    fingers = Fingers(one.page)
    x, y = one.viewer.middle
    fingers.move(((x, y), (x, y + 60)))
    assert one.points == [], "a finger that moves turns slices"
    assert one.viewer.slice > 2
    one.viewer.settle()
    seen = one.viewer.slice
    place = {**one.point(30, 40), "slice": seen}
    near(one.points, [place])
    start, _ = one.spot(30, 40)
    goal, percent = one.spot(60, 70)
    fingers.move((start, goal))
    near(one.points, [{**percent, "slice": seen}], tolerance=0.5)
    assert one.viewer.slice == seen


def test_letters_lead_to_their_slices(slices):
    one = slices()
    one.element.locator(".zone-letters summary").click()
    buttons = one.element.locator(".zone-letter")
    buttons.nth(2).wait_for()
    assert buttons.all_inner_texts() == ["Zone A", "Zone B", "Zone C"]
    buttons.nth(2).focus()
    one.viewer.until_slice(8)
    one.until_drawn(["C"])
    one.page.keyboard.press("Enter")
    assert one.points == [{"x": 70, "y": 60, "slice": 8}]
    assert buttons.nth(2).get_attribute("aria-label").replace("\u00a0", " ") == "Zone C, coupe 8, 70 %, 60 %"


def test_without_scripts_the_correction_shows_a_slice_of_each_zone(open_page, questions_served):
    page = open_page(questions_served, TYPES, DESK, java_script_enabled=False)
    element = page.locator("negato-question[data-question='coupes']")
    element.locator("summary").click()
    assert element.locator(".zone-map figcaption").all_inner_texts() == ["coupe 3", "coupe 4", "coupe 8"]
    assert [" ".join(text.split()) for text in element.locator(".key-line").all_inner_texts()] == [
        "✗AVaisseau coupes 2 à 4 Autre zone", "✓BFoyer du haut coupes 3 à 5 Zone attendue",
        "✓CFoyer du bas coupe 8 Zone attendue",
    ]


def test_axe_has_nothing_to_say_of_a_series_that_is_pointed_at(slices):
    one = slices()
    one.viewer.activate()
    assert violations(one.page) == []
    one.validate()
    assert violations(one.page) == []
