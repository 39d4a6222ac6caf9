"""AppendixWords: sections and phrases that an appendix can be written with."""

from typing import Any

import pytest

from qpr_core.errors import StyleError
from qpr_core.styles import AppendixWords, Style, load_style


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"sections": []}, "sections of an appendix must be one or more members of Section, got "),
        ({"sections": [len]}, "sections of an appendix must be one or more members of Section, got "),
        ({"sections": ["chapters"]}, "sections must be members of Section, each once "),
        ({"total": "{count}"}, "phrase must have no placeholders, got '{count}' (total)"),
        ({"commentary": 5}, "commentary must be text, got 5"),
    ],
)
def test_wrong_part_of_an_appendix_is_refused(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(StyleError) as refused:
        AppendixWords(**parts)
    assert str(refused.value).startswith(message)


def test_facts_may_have_the_code_and_the_reason_of_the_direction() -> None:
    assert AppendixWords(indicator="{code} {travel}").indicator == "{code} {travel}"
    with pytest.raises(StyleError, match="placeholders before, change, code, direction, name, notes, reason, standing"):
        AppendixWords(indicator="{owner}")


def test_style_and_file_refuse_other_groups() -> None:
    with pytest.raises(StyleError, match="appendix must be AppendixWords, got 5"):
        Style(appendix=5)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(StyleError, match=r"appendix\.sections"):
        load_style({"appendix": {"sections": ["chapters"]}})
