"""The Nu HTML checker on every page, style and drawing; a second reading of every link by lychee."""

import json
import os
import re
import subprocess
import urllib.parse

import pytest
import tinycss2

from gates import package_file, tool


def checked(files, folder):
    """What the Nu checker says: (file, line, type, message)."""
    jar = package_file("**/vnu*.jar")
    command = ["java", "-Xss4m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always"]
    command += ["--also-check-css", "--also-check-svg", *files]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    said = []
    for message in json.loads(ended.stdout)["messages"]:
        path = urllib.parse.unquote(urllib.parse.urlsplit(message["url"]).path)
        kind = message.get("subType", message["type"])
        said.append((os.path.relpath(path, folder), message.get("lastLine"), kind, message["message"]))
    return said


def is_new_css(browser, message):
    """Whether the checker refuses what the browser knows: its CSS is some years behind."""
    if not message.startswith("CSS: "):
        return False
    page = browser.new_page()
    try:
        known = """message => {
          const value = message.match(/^CSS: “?([\\w-]+)”?: (.*?) is not a “?[\\w-]+”? value/s);
          const property = message.match(/^CSS: “?[\\w-]+”?: Property “?([\\w-]+)”? doesn't exist/s);
          if (property) return CSS.supports(property[1], "inherit");
          if (value) return CSS.supports(value[1], value[2].replace(/[“”]/g, ""));
          if (/^CSS: Unrecognized at-rule “@container”/.test(message)) return "CSSContainerRule" in self;
          return false;
        }"""
        return page.evaluate(known, message)
    finally:
        page.close()


def is_new_value(browser, path, line, message):
    """Whether the browser knows a value that the checker cannot parse: its units are some years behind too."""
    found = re.match(r"CSS: “([\w-]+)”: Parse Error", message)
    if not found:
        return False
    written = re.findall(rf"(?<![\w-]){found[1]}:([^;}}]+)", path.read_text(encoding="utf-8").splitlines()[line - 1])
    page = browser.new_page()
    try:
        known = "([name, value]) => CSS.supports(name, value)"
        return bool(written) and all(page.evaluate(known, [found[1], value.strip()]) for value in written)
    finally:
        page.close()


def is_sound(path, message):
    """Whether a style sheet that the checker gives up on is read whole by a parser of today's CSS syntax."""
    if message != "CSS: Parse Error.":
        return False
    return all(node.type != "error" for node in nodes(path.read_text(encoding="utf-8")))


def nodes(text):
    """Every rule and declaration of a style sheet, those inside of others too."""
    waiting = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    while waiting:
        node = waiting.pop()
        yield node
        if getattr(node, "content", None) is not None:
            waiting += tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)


@pytest.mark.parametrize(
    "text, sound",
    [
        ("a { color: red }\n} b { color: blue }\nc", False),
        ("@media print { a { color: red; blue } }", False),
        ("@media print { a { & b { color } } }", False),
        ("@media print { a { color: light-dark(#fff, #000); & b { color: red } } }", True),
    ],
)
def test_a_broken_style_sheet_is_not_sound(tmp_path, text, sound):
    sheet = tmp_path / "a.css"
    sheet.write_text(text, encoding="utf-8")
    assert is_sound(sheet, "CSS: Parse Error.") == sound


def test_the_nu_checker_has_nothing_to_say(site, browser):
    files = [path for ending in ("html", "css", "svg") for path in sorted(site.rglob(f"*.{ending}"))]
    assert len(files) > 10
    said = [one for one in checked(files, site) if one[2] in ("error", "warning", "non-document-error")]
    assert [
        one for one in said
        if not is_new_css(browser, one[3]) and not is_sound(site / one[0], one[3])
        and not is_new_value(browser, site / one[0], one[1], one[3])
    ] == []


@pytest.mark.parametrize(("value", "is_known"), [("min(78svh, 100cqi)", True), ("min(78svh, 100xyz)", False)])
def test_a_value_that_no_browser_knows_is_a_fault(tmp_path, browser, value, is_known):
    sheet = tmp_path / "a.css"
    sheet.write_text(f"a {{\n  block-size: {value};\n}}\n", encoding="utf-8")
    assert is_new_value(browser, sheet, 2, "CSS: “block-size”: Parse Error.") == is_known


def test_the_nu_checker_sees_a_fault(tmp_path, browser):
    page = tmp_path / "page.html"
    page.write_text(
        "<!DOCTYPE html><html lang=fr><title>t</title><p><div id=a></div></p><style>p { colour: red }</style>",
        encoding="utf-8",
    )
    said = [message for _, _, kind, message in checked([page], tmp_path) if kind == "error"]
    assert any("p" in message for message in said if not message.startswith("CSS"))
    assert any("colour" in message and not is_new_css(browser, message) for message in said)


def dead_links(folder, pages):
    command = [tool("lychee"), "--offline", "--include-fragments", "--no-progress", "--format", "json"]
    command += ["--root-dir", str(folder), *map(str, pages)]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    said = json.loads(ended.stdout)
    return said["total"], said.get("error_map") or said.get("fail_map") or {}


def test_lychee_finds_no_dead_link(site):
    # A server shows 404.html at any depth: it has no links to follow.
    total, dead = dead_links(site, sorted(site.rglob("*.html")))
    assert total > 500
    assert dead == {}


@pytest.mark.parametrize("link", ["absent.html", "#nulle-part"])
def test_lychee_sees_a_dead_link(tmp_path, link):
    page = tmp_path / "index.html"
    page.write_text(f"<!DOCTYPE html><title>t</title><a href='{link}'>a</a>", encoding="utf-8")
    assert dead_links(tmp_path, [page])[1] != {}
