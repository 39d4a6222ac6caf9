"""Things that numbers count: KPIs, or others such as tonnes, visits or staff."""

from typing import Final

_COUNTED: Final = r"kpis?|pis?|(?:performance |activity )?(?:indicators?|measures?|metrics?)"
"""Words for KPIs."""

_KPIS: Final = rf"{_COUNTED}|key|performance|activity|ratings?|status(?:es)?"
"""Words that names of KPIs or of their ratings begin with."""

_ACTIONS: Final = (
    "am are is was were be been being have has had having do does did done will would can could may might must "
    "shall should remain remains remaining stay stays achieve achieves achieving meet meets met meeting miss "
    "misses missing exceed exceeds exceeding hit hits fall falls fell fallen falling rise rises rose risen rising "
    "grow grows grew grown growing improve improves improving worsen worsens worsening deteriorate deteriorates "
    "deteriorating decline declines declining increase increases increasing decrease decreases show shows shown "
    "showing move moves moving go goes went gone going come comes came become becomes became get gets got need "
    "needs lie lies lay sit sits sat stand stands stood rate rates score scores drop drops dip dips slip slips "
    "turn turns keep keeps kept hold holds held pass passes fail fails see sees saw seen make makes made reach "
    "reaches report reports lose loses lost give gives gave given"
)
_SMALL_WORDS: Final = (
    "of in on at by for from to with without out into onto over under above below between than as against since "
    "during after before until up down off near within beyond across among about around via and or but nor so yet "
    "while whereas which that who whose these those this the a an they them their it its we our each all both "
    "either neither none not no now then still also only just again already ever never here there too very more "
    "fewer less most least other others another new same better worse best worst good bad higher lower further "
    "additional extra separate different such several many few some any compared respectively overall total "
    "altogether together apart alone away ahead back because if when where however therefore through throughout "
    "last previous current currently previously newly recently clearly slightly consistently significantly mostly "
    "mainly fully nearly directly together today"
)
_NO_PARTICIPLES: Final = r"beds?|sheds?|seeds?|feeds?|breeds?|weeds?|hundreds?"
"""Things whose names end in -ed, like a past tense."""

_FOLLOWS: Final = "|".join([_KPIS, *_ACTIONS.split(), *dict.fromkeys(_SMALL_WORDS.split())])


def measured_thing(bands: str) -> str:
    """Return the pattern of words after a number that does not count KPIs.

    *bands* is a pattern of band names. A word names a counted thing if it is in none of the lists above and no word for
    KPIs follows it.

    >>> import re
    >>> thing = re.compile(measured_thing("green|red"))
    >>> [bool(thing.match(words)) for words in ("tonnes", "staff are red", "are red", "corporate kpis", "improved")]
    [True, True, False, False, False]
    """
    other = rf"(?!(?:{_FOLLOWS}|{bands})\b)(?!(?!(?:{_NO_PARTICIPLES})\b)[a-z-]+ed\b)"
    kpis = rf"(?![a-z'-]+ (?:(?!(?:{_FOLLOWS})\b)[a-z'-]+ )?(?:{_COUNTED})\b)"
    return rf"{other}{kpis}[a-z][a-z'-]*"
