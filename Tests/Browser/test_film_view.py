"""The film view: figures over the whole screen, by mouse, keyboard and touch; the address follows; Back closes it."""

import pytest

from answering import answer

LESSON = "cases/raideur-cervicale/lesson.html"
MET = "cases/raideur-cervicale/index.html"


def film(page):
    return page.locator("dialog.film-view")


def place(page):
    return film(page).locator(".film-place").inner_text()


def scale(page):
    return page.evaluate("""() => {
        const image = document.querySelector('.film-picture');
        return image.getBoundingClientRect().width / Number(image.dataset.width);
    }""")


def whole_is_shown(page):
    page.wait_for_function("""() => {
        const image = document.querySelector('.film-picture');
        return image.complete && image.src.endsWith('.png');
    }""")


@pytest.mark.parametrize("where", ["desk", "phone", "from_files"])
def test_a_click_opens_the_whole_image_and_back_closes_it(where, request):
    page = request.getfixturevalue(where)(LESSON)
    link = page.locator("#fig-coronal > a.film")
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    assert film(page).is_visible()
    assert page.url.endswith("#film=coronal")
    assert film(page).locator(".film-caption").inner_text().startswith("Figure 2")
    assert place(page) == "Image 1 sur 6"
    whole_is_shown(page)
    assert page.evaluate("document.querySelector('.film-picture').src") == link.evaluate("link => link.href")
    box = film(page).locator(".film-picture").bounding_box()
    stage = film(page).locator(".film-stage").bounding_box()
    assert box["width"] <= stage["width"] + 1 and box["height"] <= stage["height"] + 1
    film(page).get_by_role("button", name="Image suivante").click()
    assert page.url.endswith("#film=sagittal")
    page.go_back()
    film(page).wait_for(state="hidden")
    assert "#" not in page.url
    assert page.evaluate("document.activeElement.closest('figure').id") == "fig-sagittal"
    assert abs(page.evaluate("scrollY") - before) < 800


def test_the_keyboard_does_all(desk):
    page = desk(LESSON)
    page.locator("#fig-coronal > a.film").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Fermer"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert place(page) == "Image 3 sur 6"
    page.keyboard.press("ArrowLeft")
    assert place(page) == "Image 2 sur 6"
    whole_is_shown(page)
    fitted = scale(page)
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert scale(page) == pytest.approx(fitted * 2.25, rel=0.01)
    left = film(page).locator(".film-picture").bounding_box()["x"]
    page.keyboard.press("ArrowRight")
    assert film(page).locator(".film-picture").bounding_box()["x"] == pytest.approx(left - 80, abs=1)
    assert place(page) == "Image 2 sur 6"
    page.keyboard.press("Digit0")
    assert scale(page) == pytest.approx(fitted, rel=0.01)
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    film(page).wait_for(state="hidden")
    assert page.evaluate("document.activeElement.closest('figure').id") == "fig-sagittal"


def test_the_wheel_enlarges_what_is_under_the_pointer_and_a_drag_moves_it(desk):
    page = desk(LESSON)
    page.locator("#fig-coronal > a.film").click()
    whole_is_shown(page)
    stage = film(page).locator(".film-stage").bounding_box()
    point = (stage["x"] + stage["width"] / 2 + 90, stage["y"] + stage["height"] / 2 - 60)

    def under():
        box = film(page).locator(".film-picture").bounding_box()
        return (point[0] - box["x"]) / box["width"], (point[1] - box["y"]) / box["height"]

    page.mouse.move(*point)
    page.mouse.wheel(0, -600)
    page.mouse.wheel(0, -600)
    page.wait_for_function("document.querySelector('.film-stage').classList.contains('is-larger')")
    before, seen = scale(page), under()
    page.mouse.wheel(0, -200)
    page.wait_for_function(
        "before => document.querySelector('.film-picture').getBoundingClientRect().width > before",
        arg=film(page).locator(".film-picture").bounding_box()["width"] - 1,
    )
    assert scale(page) >= before
    assert under() == pytest.approx(seen, abs=0.02)
    box = film(page).locator(".film-picture").bounding_box()
    page.mouse.down()
    page.mouse.move(point[0] - 50, point[1] - 30)
    page.mouse.up()
    moved = film(page).locator(".film-picture").bounding_box()
    assert moved["x"] == pytest.approx(box["x"] - 50, abs=1) and moved["y"] == pytest.approx(box["y"] - 30, abs=1)
    page.mouse.dblclick(*point)
    assert not page.evaluate("document.querySelector('.film-stage').classList.contains('is-larger')")


def test_a_swipe_turns_to_the_next_image(phone):
    page = phone(LESSON)
    page.locator("#fig-coronal > a.film").tap()
    stage = film(page).locator(".film-stage").bounding_box()
    y = stage["y"] + stage["height"] / 2
    touch = page.context.new_cdp_session(page)

    def send(kind, x):
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", 300)
    for x in (260, 200, 140, 90):
        send("touchMove", x)
    send("touchEnd", 90)
    page.wait_for_function("location.hash === '#film=sagittal'")
    for button in film(page).locator("button:visible").all():
        box = button.bounding_box()
        assert box["width"] >= 44 and box["height"] >= 44, button.get_attribute("aria-label")


def test_a_copied_address_opens_its_image_and_closing_leads_to_the_figure(desk, served):
    page = desk()
    page.goto(served + LESSON + "#film=tep-axial")
    assert film(page).locator(".film-caption").inner_text().startswith("Figure 5 TEP-TDM")
    film(page).get_by_role("button", name="Fermer").click()
    film(page).wait_for(state="hidden")
    assert page.url.endswith("#fig-tep-axial")


def test_an_address_of_no_image_shows_the_page(desk, served):
    page = desk()
    page.goto(served + LESSON + "#film=%E0%A4")
    assert film(page).is_hidden()
    assert page.locator("h1").is_visible()


def test_the_images_of_a_later_step_join_once_it_is_open(desk):
    page = desk(MET)
    page.locator("#fig-coronal > a.film").click()
    assert place(page) == "Image 1 sur 2"
    page.keyboard.press("Escape")
    for name, given in ("semio", "Des densités."), ("reperage", {"B", "E"}):
        answer(page, name, given)
        page.get_by_role("button", name="Continuer").click()
    page.locator("#fig-tep-axial > a.film").click()
    assert place(page) == "Image 3 sur 4"


@pytest.mark.parametrize(("where", "is_offered"), [("desk", True), ("phone", False)])
def test_an_author_draws_beside_the_film_or_not_at_all(where, is_offered, request):
    page = request.getfixturevalue(where)(LESSON)
    page.goto(page.url + "?authoring", wait_until="load")
    page.locator("#fig-coronal > a.film").click()
    page.wait_for_function("() => document.querySelector('.film-zones')")
    assert page.locator(".film-zones").is_visible() == is_offered
    page.keyboard.press("e")
    assert page.locator(".film-author").count() == is_offered
    if is_offered:
        film_box, panel = film(page).locator(".film-stage").bounding_box(), page.locator(".film-author").bounding_box()
        assert film_box["x"] + film_box["width"] <= panel["x"] + 1


def test_without_scripts_a_figure_leads_to_its_image(without_script):
    page = without_script(LESSON)
    link = page.locator("#fig-coronal > a.film")
    assert link.evaluate("link => link.href.endsWith('.png') && !link.hash")
    assert link.locator("img").is_visible()


@pytest.mark.parametrize(
    ("box", "size", "view"),
    [
        ((1000, 500), (500, 500), (1, 250, 0)),
        ((1000, 500), (2000, 500), (0.5, 0, 125)),
        ((1000, 900), (100, 100), (3, 350, 300)),
    ],
)
def test_a_picture_is_fitted_in_the_middle(zoom, box, size, view):
    assert zoom("([b, s]) => negatoscope.zoom.fit(b, s)", box, size) == pytest.approx(view)


def test_a_larger_picture_leaves_no_gap_and_a_smaller_one_stays_in_the_middle(zoom):
    kept = "([b, s]) => negatoscope.zoom.kept({scale: 2, x: 50, y: 7}, b, s)"
    assert zoom(kept, (100, 100), (200, 10)) == pytest.approx((2, 0, 40))
    far = "([b, s]) => negatoscope.zoom.moved({scale: 2, x: -10, y: 0}, {x: -5000, y: 0}, b, s)"
    assert zoom(far, (100, 100), (200, 100)) == pytest.approx((2, -300, 0))


def test_zooming_keeps_the_point_and_ends_at_the_whole_and_at_eight_pixels(zoom):
    near = "([b, s]) => negatoscope.zoom.zoomed({scale: 1, x: 0, y: 0}, 2, {x: 30, y: 40}, b, s)"
    assert zoom(near, (100, 100), (100, 100)) == pytest.approx((2, -30, -40))
    out = "([b, s]) => negatoscope.zoom.zoomed({scale: 1, x: 0, y: 0}, 0.01, {x: 30, y: 40}, b, s)"
    assert zoom(out, (100, 100), (200, 200)) == pytest.approx((0.5, 0, 0))
    much = "([b, s]) => negatoscope.zoom.zoomed({scale: 1, x: 0, y: 0}, 1000, {x: 0, y: 0}, b, s)"
    assert zoom(much, (100, 100), (200, 200)) == pytest.approx((8, 0, 0))


def test_actual_size_is_a_pixel_for_a_pixel_and_keeps_the_middle(zoom):
    large = "([b, s]) => negatoscope.zoom.actual({scale: 0.1, x: 0, y: 0}, 2, b, s)"
    assert zoom(large, (100, 100), (1000, 1000)) == pytest.approx((0.5, -200, -200))
    small = "([b, s]) => negatoscope.zoom.actual({scale: 3, x: 0, y: 0}, 1, b, s)"
    assert zoom(small, (100, 100), (20, 10)) == pytest.approx((1, 40, 45))


def test_one_key_shows_the_film_at_its_own_size(desk):
    page = desk("cases/pneumothorax-spontane/index.html")
    page.locator("a.film").first.click()
    page.wait_for_function("() => document.querySelector('.film-picture').src.endsWith('.png')")
    page.keyboard.press("Digit1")
    width = page.locator(".film-picture").evaluate("image => image.getBoundingClientRect().width / image.naturalWidth")
    assert width == pytest.approx(1)
    page.keyboard.press("Digit0")
    assert page.locator(".film-picture").evaluate("image => image.getBoundingClientRect().height") < 800


@pytest.fixture(scope="module")
def zoom(browser):
    from test_scripts import ROOT

    page = browser.new_page()
    page.add_script_tag(path=ROOT / "Theme" / "scripts" / "00-zoom.js")

    def run(function, box, size):
        pair = [{"width": box[0], "height": box[1]}, {"width": size[0], "height": size[1]}]
        view = page.evaluate(function, pair)
        return view["scale"], view["x"], view["y"]

    yield run
    page.close()
