"""Parse HTML, and check that it is well formed and accessible."""

import xml.etree.ElementTree as ET

TAGS = {
    "root", "style", "div", "h2", "h3", "h4", "p", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "b", "bdi", "span", "svg", "polyline", "circle", "rect", "text", "path", "g", "figure", "figcaption",
}  # fmt: skip


def parse_html(fragment: str) -> ET.Element:
    return ET.fromstring(f"<root>{fragment}</root>")  # noqa: S314  our own output


def whole_text(element: ET.Element) -> str:
    return "".join(element.itertext())


def check_html(fragment: str) -> ET.Element:
    root = parse_html(fragment)
    assert {element.tag for element in root.iter()} <= TAGS
    for element in root.iter():
        assert not any(name.startswith("on") or name in {"href", "src"} for name in element.attrib)
    for table in root.iter("table"):
        assert table.find("caption") is not None
        assert {head.get("scope") for head in table.iter("th")} <= {"col", "row", "rowgroup"}
        wide = len(list(table.find("thead") or []) and list((table.find("thead") or table)[0]))
        for body in table.iter("tbody"):
            for row in body:
                assert sum(int(cell.get("colspan", "1")) for cell in row) == wide
                assert row[0].tag == "th"
    for picture in root.iter("svg"):
        assert picture.get("role") == "img"
        assert picture.get("aria-label")
    return root
