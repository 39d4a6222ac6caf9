from faces import PUBLIC
from public_face import FLOORS, RECORD, lines


def test_public_face_is_the_recorded_one() -> None:
    """A line that is gone or changed breaks the code of users: the policy says when that may be."""
    now, recorded = lines(), RECORD.read_text("utf-8").splitlines()
    gone = [line for line in recorded if line not in set(now)]
    new = [line for line in now if line not in set(recorded)]
    assert (gone, new) == ([], []), "record it again with `make face`, and say in CHANGELOG.md what changed"
    assert now == recorded


def test_every_public_name_is_in_the_record() -> None:
    recorded = RECORD.read_text("utf-8").splitlines()
    named = {line.removeprefix("class ").split("(")[0].split(":")[0].split(" ")[0] for line in recorded}
    assert {name.rpartition(".")[2] for name in named} >= {*PUBLIC}
    assert {floor for floor in FLOORS if any(name.startswith(f"{floor}.") for name in named)} == set(FLOORS)
