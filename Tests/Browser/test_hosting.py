"""The configurations of the hosting guide, run by real servers on the built site."""

import gzip
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parents[2] / "Documentation/hebergement.md"
ROOT = "/srv/www/radiologie"


def block(language):
    return re.search(rf"^```{language}\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.M | re.S).group(1)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def nginx(folder, site, port):
    written = block("nginx").replace(ROOT, str(site)).replace("listen 80;", f"listen 127.0.0.1:{port};")
    assert str(site) in written and str(port) in written
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"""daemon off;
pid {folder}/pid;
error_log {folder}/log;
{"user www-data;" if os.getuid() == 0 else ""}
events {{}}
http {{
include /etc/nginx/mime.types;
access_log off;
{temporary}{written}}}
"""
    )
    return [shutil.which("nginx", path="/usr/sbin:/usr/bin"), "-e", f"{folder}/log", "-c", f"{folder}/nginx.conf"]


def apache(folder, site, port):
    modules = ["mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate"]
    written = block("apache").replace(ROOT, str(site))
    assert str(site) in written
    (folder / "apache.conf").write_text(
        "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in modules)
        + f"""ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
DefaultRuntimeDir {folder}
ErrorLog {folder}/log
TypesConfig /etc/mime.types
DocumentRoot {site}
{"User www-data" if os.getuid() == 0 else ""}
{written}"""
    )
    return ["/usr/sbin/apache2", "-X", "-f", f"{folder}/apache.conf"]


@pytest.fixture(scope="module", params=[nginx, apache], ids=["nginx", "apache"])
def hosted(request, site):
    """The address of the site on a real server."""
    folder, port = Path(tempfile.mkdtemp()), free_port()
    # Started by root, a server reads as www-data: the site may stand in a folder that is root's alone.
    folder.chmod(0o755)
    shutil.copytree(site, folder / "site")
    running = subprocess.Popen(request.param(folder, folder / "site", port), stderr=subprocess.PIPE)
    try:
        for _ in range(200):
            if running.poll() is not None:
                raise AssertionError(running.stderr.read().decode())
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        running.terminate()
        running.wait()
        shutil.rmtree(folder)


def get(address, **headers):
    try:
        return urllib.request.urlopen(urllib.request.Request(address, headers=headers))
    except urllib.error.HTTPError as answer:
        return answer


def test_every_kind_of_file_comes_with_its_type_and_the_strict_policy(hosted, site):
    kinds = {}
    for path in sorted(path for path in site.rglob("*") if path.is_file() and not path.name.startswith(".")):
        kinds.setdefault(path.suffix, path.relative_to(site).as_posix())
    types = {
        ".html": {"text/html"},
        ".css": {"text/css"},
        ".js": {"text/javascript", "application/javascript"},
        ".json": {"application/json"},
        ".svg": {"image/svg+xml"},
        ".png": {"image/png"},
        ".webp": {"image/webp"},
        ".jpg": {"image/jpeg"},
        ".txt": {"text/plain"},
        ".xml": {"application/xml", "text/xml"},
    }
    for suffix, path in kinds.items():
        answer = get(hosted + path)
        assert answer.status == 200, path
        assert answer.headers.get_content_type() in types[suffix], path
        assert answer.headers.get_all("Content-Security-Policy") == ["default-src 'self'"], path
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path


def test_pages_are_asked_for_each_time_and_named_contents_once(hosted, site):
    assert get(hosted).headers["Cache-Control"] == "no-cache"
    assert get(hosted + "cases/").headers["Cache-Control"] == "no-cache"
    for folder in ("assets", "media"):
        for path in (site / folder).iterdir():
            answer = get(f"{hosted}{folder}/{path.name}")
            assert "immutable" in answer.headers["Cache-Control"], path.name
            assert "max-age=31536000" in answer.headers["Cache-Control"], path.name


def test_texts_are_compressed(hosted, site):
    for path in ["index.html", *(f"assets/{path.name}" for path in (site / "assets").iterdir())]:
        answer = get(hosted + path, **{"Accept-Encoding": "gzip"})
        if (site / path).stat().st_size > 2000:
            assert answer.headers["Content-Encoding"] == "gzip", path
            assert gzip.decompress(answer.read()) == (site / path).read_bytes()


def test_an_address_that_is_not_there_shows_the_page_of_the_site(hosted, site):
    answer = get(hosted + "cases/nulle-part/")
    assert answer.status == 404
    assert answer.read() == (site / "404.html").read_bytes()
    assert answer.headers["Content-Security-Policy"] == "default-src 'self'"


def test_the_first_case_is_read_without_a_fault(hosted, open_page):
    page = open_page(hosted, "cases/raideur-cervicale/index.html")
    assert page.locator("negato-question .validate").is_visible()
    assert page.evaluate("() => document.images[0].naturalWidth") > 0
