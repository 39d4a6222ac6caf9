"""`load_style`: a style from plain data, with every fault by its path."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final

from attrs import NOTHING, evolve, fields, frozen, has

from qpr_core.errors import QprError, SchemeError, StyleError
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.values.items import items_of
from qpr_core.model.values.path_faults import PathFaults, close_to, joined, numbered
from qpr_core.model.values.plain_figures import read_figure
from qpr_core.model.values.records import Choice
from qpr_core.model.values.unit import Unit, ready_made, unknown_unit
from qpr_core.wording.styles.dump_style import LEFT_OUT
from qpr_core.wording.styles.outcome import Outcome
from qpr_core.wording.styles.scorecard_table import ScorecardColumn
from qpr_core.wording.styles.style import Style
from qpr_core.wording.styles.style_faults import StyleFaults
from qpr_core.wording.styles.texts import key_path, named_parts
from qpr_core.wording.text.phrases import Phrase, Plural, PluralRule, english
from qpr_core.wording.text.plural_rules import check_language, plural_rule

FORMS: Final = tuple(plural.value for plural in Plural)


_NO_PHRASE: Final = Phrase(zero="", one="", other="")


@frozen
class _Reader:
    """The faults of a file, the enumerations by name, and the plural rule."""

    faults: PathFaults
    kinds: Mapping[str, type[Choice]]
    rule: PluralRule

    def fault(self, path: str, rule: str, given: object) -> None:
        """Keep a fault."""
        self.faults.add(path, StyleError(rule, given=given))


def load_style(
    data: Mapping[str, object], *, schemes: Iterable[type[Scheme]] = (), plurals: PluralRule | None = None
) -> Style:
    """Return a style from plain data, such as a parsed file of TOML or JSON.

    What the data leaves out is as in Kent's style. This includes the forms of a phrase and the entries of a mapping.
    The entry `False` leaves out an entry of Kent's style. Phrases that are given have the plural rule of the language.

    >>> from qpr_core import Rag
    >>> style = load_style({"cover": {"previous": "last quarter"}, "common": {"band_names": {"Rag": {"RED": "RED"}}}})
    >>> style.cover.previous, style.name_of(Rag.RED).text
    ('last quarter', 'RED')

    Args:
        data: The data, as `dump_style` returns it.
        schemes: The rating schemes that it names, besides `Rag`.
        plurals: The plural rule of its phrases. Defaults to the rule of its language.

    Raises:
        StyleFaults: If there are faults. It lists all of them, each with its path.
        SchemeError: If *schemes* are not schemes.
        StyleError: If *plurals* is not a plural rule.
    """
    faults = PathFaults()
    if not isinstance(data, Mapping):
        raise StyleFaults([StyleError("style must be a mapping of its parts", given=data).at("style")])
    rule = _rule(data, plurals, faults)
    base = Style()
    style: Style = _record(data, base, "", _Reader(faults, _kinds(base, schemes), rule))
    if faults.found:
        raise StyleFaults(error.at(path or "style") for path, error in faults.found)
    return style


def _rule(data: Mapping[str, object], plurals: PluralRule | None, faults: PathFaults) -> PluralRule:
    if plurals is not None:
        return Phrase(zero="", one="", other="", rule=plurals).rule  # which refuses anything else
    language = data.get("language", "en")
    if faults.read("language", partial(check_language, language)) is None:
        return english
    return faults.read("language", partial(plural_rule, str(language))) or english


def _kinds(base: Style, schemes: Iterable[type[Scheme]]) -> dict[str, type[Choice]]:
    given: tuple[object, ...] | None = items_of(schemes)
    known: list[type[Scheme]] = [each for each in given or () if isinstance(each, type) and issubclass(each, Scheme)]
    if given is None or len(known) < len(given):
        raise SchemeError("schemes must be a list of rating schemes", given=schemes)
    found: dict[str, type[Choice]] = {"Rag": Rag, "ScorecardColumn": ScorecardColumn}
    found |= {each.__name__: each for each in known}
    for _, group in named_parts(base) or ():
        for _, value in named_parts(group) or ():
            if isinstance(value, Mapping):
                found |= {type(key).__name__: type(key) for key in value if isinstance(key, Choice)}
    return found


def _record(given: Mapping[str, object], example: Any, path: str, reader: _Reader, *, is_new: bool = False) -> Any:
    """Return a copy of an example with the parts that are given."""
    parts = dict(named_parts(example) or ())
    read: dict[str, object] = {}
    for name, value in given.items():
        below = joined(path, name)
        if name not in parts:
            reader.fault(below, f"part of a style must be in style_schema(){close_to(name, tuple(parts))}", name)
        else:
            is_flag = isinstance(parts[name], bool)
            is_left_out = value is LEFT_OUT and not is_flag
            read[name] = None if is_left_out else _part(value, parts[name], below, reader, is_new=is_new)
    return _evolved(example, read, path, reader)


def _evolved(example: Any, read: Mapping[str, object], path: str, reader: _Reader) -> Any:
    """Return an example with other parts, or keep the fault of each wrong part."""
    try:
        return evolve(example, **read)
    except QprError as error:
        before = len(reader.faults.found)
        parts = dict(named_parts(example) or ())
        for name, value in read.items():
            for below, part in _alone(value, parts[name], joined(path, name)):
                reader.faults.read(below, partial(_try, example, name, part))
        if len(reader.faults.found) == before:
            reader.faults.add(path, error)
        return example


def _try(example: Any, name: str, value: object) -> None:
    evolve(example, **{name: value})


def _alone(value: object, default: object, path: str) -> list[tuple[str, object]]:
    """Return the default mapping with one change at a time, or the value as it is."""
    if not isinstance(value, Mapping) or not isinstance(default, Mapping):
        return [(path, value)]
    changed = [key for key in value if key not in default or value[key] != default[key]]
    left_out = [key for key in default if key not in value]
    return [
        *((key_path(path, key), {**default, key: value[key]}) for key in changed),
        *((key_path(path, key), {each: default[each] for each in default if each != key}) for key in left_out),
    ]


def _part(given: object, example: object, path: str, reader: _Reader, *, is_new: bool = False) -> object:
    """Return what data gives for a part, or the example if it is wrong."""
    if example is None and isinstance(given, Mapping):
        return _phrase(given, _NO_PHRASE, path, reader, is_new=True)
    is_list = isinstance(example, tuple) and not hasattr(example, "_fields")
    needed: tuple[type | tuple[type, ...], str] | None = None
    if isinstance(example, str):
        needed = str, "text"
    elif is_list:
        needed = (list, tuple), "a list"
    elif isinstance(example, Phrase):
        needed = Mapping, "a mapping of its forms, such as one and other"
    elif isinstance(example, Mapping) or named_parts(example) is not None:
        needed = Mapping, "a mapping"
    if needed is not None and not isinstance(given, needed[0]):
        reader.fault(path, f"this part of a style must be {needed[1]}", given)
        return example
    if isinstance(given, Mapping) and needed is not None:
        return _nested(given, example, path, reader, is_new=is_new)
    return given if isinstance(example, str) else _plain(given, example if is_list else None, path, reader)


def _plain(given: object, models: object, path: str, reader: _Reader) -> object:
    """Return a figure, or a list with the items of a given one."""
    if isinstance(models, tuple) and isinstance(given, list | tuple):
        return tuple(_item(each, models, numbered(path, index), reader) for index, each in enumerate(given))
    if isinstance(given, str) and "/" in given:
        return reader.faults.read(path, partial(read_figure, given, path))
    return given


def _item(given: object, models: tuple[object, ...], path: str, reader: _Reader) -> object:
    """Return an item of a list; those of a list of records are complete in themselves."""
    model = models[0] if models else ""
    if named_parts(model) is None:
        return given
    return _part(given, model, path, reader, is_new=True)


def _nested(given: Mapping[Any, object], example: object, path: str, reader: _Reader, *, is_new: bool) -> object:
    match example:
        case Phrase():
            return _phrase(given, example, path, reader, is_new=is_new)
        case Mapping():
            return _entries(given, example, path, reader)
        case Unit():
            return _record(given, Unit(name=example.name, per=example.per, form=example.form), path, reader)
        case _:
            return _new_record(given, example, path, reader) if is_new else _record(given, example, path, reader)


def _new_record(given: Mapping[str, object], example: Any, path: str, reader: _Reader) -> Any:
    """Return a record of the type of an example, which is complete in itself."""
    defaults: Mapping[str, object] = getattr(example, "_field_defaults", None) or _defaults(type(example))
    for name, _ in named_parts(example) or ():
        if name not in given and name not in defaults:
            reader.fault(path, f"entry that is new must have its {name}", given)
    return _record(given, evolve(example, **defaults), path, reader, is_new=True)


def _defaults(kind: type) -> dict[str, object]:
    parts = fields(kind) if has(kind) else ()
    return {part.alias: part.default for part in parts if part.default is not NOTHING}


def _phrase(given: Mapping[Any, object], example: Phrase, path: str, reader: _Reader, *, is_new: bool) -> Phrase:
    given_forms = {name: getattr(example, name) for name in FORMS}
    forms = {} if is_new else {name: form for name, form in given_forms.items() if form is not None}
    for name, form in given.items():
        if name not in FORMS:
            reader.fault(joined(path, name), f"forms of a phrase must be among {', '.join(FORMS)}", name)
        elif isinstance(form, str):
            forms[name] = form
        else:
            reader.fault(joined(path, name), "form of a phrase must be text", form)
    if missing := [name for name in ("zero", "one", "other") if name not in forms]:
        reader.fault(path, f"phrase that is new must have the forms {', '.join(missing)}", given)
        return example
    return Phrase(**forms, rule=reader.rule)


def _entries(
    given: Mapping[Any, object], example: Mapping[Any, object], path: str, reader: _Reader
) -> Mapping[Any, object]:
    """Return the entries of an example, with those that are given in their place."""
    found = dict(example)
    for name, entry in given.items():
        for key, value, below in _keyed(name, entry, path, reader):
            if value is LEFT_OUT:
                found.pop(key, None)
                continue
            model = key if isinstance(key, Unit) else example.get(key, next(iter(example.values()), ""))
            is_new = key not in example and not isinstance(key, Unit)
            is_outcome = path == "common.band_names" and isinstance(value, Mapping)
            found[key] = (
                _outcome(value, below, reader) if is_outcome else _part(value, model, below, reader, is_new=is_new)
            )
    return found


def _outcome(given: Any, path: str, reader: _Reader) -> object:
    """Return the outcome of a band, or a name that stands for a wrong one."""
    known = tuple(part.name for part in fields(Outcome))
    if unknown := [name for name in given if name not in known]:
        rule = f"parts of an outcome must be among {', '.join(known)}{close_to(unknown[0], known)}"
        reader.fault(joined(path, unknown[0]), rule, unknown[0])
        return path
    return reader.faults.read(path, partial(Outcome, **{"name": None, **given})) or path


def _keyed(name: object, entry: object, path: str, reader: _Reader) -> list[tuple[Any, object, str]]:
    """Return each key below a name of a mapping, what is given for it, and its path."""
    below = joined(path, name)
    if path == "units":
        unit = ready_made(name) if isinstance(name, str) else None
        if unit is None:
            reader.faults.add(
                below, unknown_unit(name, "nothing else", "Unit.written('visits', '12 visits') in Python")
            )
            return []
        return [(unit, entry, below)]
    kind = reader.kinds.get(str(name))
    if kind is None:
        known = tuple(reader.kinds)
        remedy = "pass other schemes with schemes="
        reader.fault(below, f"entries must be by one of {', '.join(known)}{close_to(name, known)} ({remedy})", name)
        return []
    if not isinstance(entry, Mapping):
        return [(kind, entry, below)]
    members = kind.__members__
    for member in entry:
        if member not in members:
            reader.fault(joined(below, member), f"entry must be of one of {', '.join(members)}", member)
    return [(members[each], entry[each], joined(below, each)) for each in entry if each in members]
