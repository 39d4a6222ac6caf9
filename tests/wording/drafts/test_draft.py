"""Reading of a draft: names, Markdown and letters that change their length."""

import pytest

from qpr_core.wording.drafts.draft import NAMED, read_draft


def test_read_draft_replaces_longer_name_first() -> None:
    draft = read_draft("St. Mary: 9 Reds. St: 9 Reds", ["St", "St. Mary: 9 Reds"])
    assert draft.read == f"{NAMED * 16}. {NAMED * 2}: 9 reds"
    assert read_draft("Mary: 9 Reds", ["Reds", "Mary: 9 Reds"]).read == NAMED * 12


@pytest.mark.parametrize("name", ["Calls", "Calls *new*", "Calls–in time", "`Calls`", "Calls_1", "İzmir calls"])
def test_read_draft_knows_name_with_and_without_markdown(name: str) -> None:
    assert set(read_draft(name, [name]).read) == {NAMED}
    assert set(read_draft(f"**{name}**", [name]).read) == {NAMED}
