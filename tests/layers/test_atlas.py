import base64
import hashlib
import json
import re
from pathlib import Path

import factories
import pytest
from hypothesis import given
from hypothesis import strategies as st

import layers.web
from layers.atlas import render_atlas
from layers.drawing.embedding import read_payload, to_element, to_script_json
from layers.drawing.scripts import SCRIPT_NAMES, STYLE_NAMES, read_leaflet_style, read_script, read_style

ARTICLES = (factories.FIRST, factories.SECOND)
WEB = Path(layers.web.__file__).parent


@pytest.fixture(scope="module")
def html():
    return render_atlas(factories.make_layers(), ARTICLES, factories.SmallGazetteer())


def policy_of(html: str) -> dict[str, list[str]]:
    content = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1]
    return {part.split()[0]: part.split()[1:] for part in content.split("; ")}


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_equal_input_gives_equal_bytes(html):
    assert render_atlas(factories.make_layers(), ARTICLES, factories.SmallGazetteer()) == html


def test_folium_ids_are_not_random(html):
    assert not re.search(r"map_[0-9a-f]{32}", html)


def test_the_policy_allows_nothing_from_outside(html):
    policy = policy_of(html)
    assert policy["default-src"] == ["'none'"]
    assert policy["img-src"] == ["data:", "blob:"]
    assert all(source.startswith("'sha256-") for source in policy["script-src"] + policy["style-src"])


def test_the_policy_stands_before_every_script_and_style(html):
    at = html.index("Content-Security-Policy")
    assert at < html.index("<script")
    assert at < html.index("<style")


@pytest.mark.parametrize("tag", ["script", "style"])
def test_every_inline_script_and_style_is_allowed_by_its_hash(html, tag):
    bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    assert {hash_of(body) for body in bodies} == set(policy_of(html)[f"{tag}-src"])


def test_nothing_is_linked_from_outside(html):
    head, _, rest = html.partition("application/json")
    payload_end = rest.index("</script>")
    page = head + rest[payload_end:]
    assert not re.search(r"<link|<script[^>]+src=|<iframe|<img[^>]+src=[\"']?http|@import|url\([\"']?http", page)
    assert "jquery" not in page.lower()
    assert "bootstrap" not in page.lower()


def test_the_page_names_its_language_and_lets_readers_zoom(html):
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "user-scalable=no" not in html
    assert html.count('name="viewport"') == 1


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_json_in_a_script_can_neither_end_it_nor_change(value):
    text = to_script_json(value)
    assert not re.search(r"[<>&\u2028\u2029]", text)
    assert json.loads(text) == value


@given(st.dictionaries(st.text(), st.text() | st.just("</script>"), max_size=4))
def test_a_payload_is_read_back_from_its_page(payload):
    assert read_payload(f"<body><script>1 < 2</script>{to_element(payload)}</body>") == payload


@pytest.mark.parametrize("html", ["", to_element({}) * 2, to_element({}).replace("{}", "[]"), to_element({})[:-11]])
def test_a_page_without_one_payload_is_refused(html):
    with pytest.raises(ValueError, match=r"sarhad-payload"):
        read_payload(html)


def test_what_articles_say_is_no_template(html):
    text = "{{ 7 * 7 }} {% raise %} {# gone #}"
    article = factories.make_article(text, article_id="template", title=text)
    page = render_atlas(factories.make_layers(factories.Records()), (article,), factories.SmallGazetteer())
    assert page.count(text) == 2
    assert page != html


def test_every_module_of_the_drawing_code_is_read_once():
    own = {
        path.name for path in WEB.iterdir() if path.suffix in {".js", ".css"} and not path.name.startswith("dashboard")
    }
    assert sorted(own) == sorted((*SCRIPT_NAMES, *STYLE_NAMES))


def test_no_module_of_the_drawing_code_can_make_markup_of_text():
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", read_script())
    assert 'setAttribute("style"' not in read_script()


@pytest.mark.parametrize("name", SCRIPT_NAMES)
def test_a_module_is_small_and_says_what_it_is_for(name):
    lines = (WEB / name).read_text("utf-8").splitlines()
    assert lines[0].startswith("/**")
    assert len(lines) <= 250


def test_every_style_is_scoped():
    rules = re.sub(r"/\*.*?\*/|@media[^{]*\{", "", read_style(), flags=re.DOTALL)
    selectors = [one.strip() for head in re.findall(r"([^{}]+)\{", rules) for one in head.split(",")]
    assert selectors
    assert all(selector.startswith(".sarhad") for selector in selectors)


def test_leaflet_carries_its_pictures_along():
    assert "url(images/" not in read_leaflet_style()
    assert "url(data:image/png;base64," in read_leaflet_style()
