"""Answers about peers: quarters of them, and reasons for no rank or no figure."""

from qpr_core.analysis.answers import Reason
from qpr_core.model.values.records import Choice


class PeerQuarter(Choice):
    """The quarter of similar organisations that a result is in, best first.

    It is not a period, so no member is called first or second.

    >>> PeerQuarter("top")
    PeerQuarter.TOP
    """

    TOP = "top"
    UPPER_MIDDLE = "upper middle"
    LOWER_MIDDLE = "lower middle"
    BOTTOM = "bottom"


class NoPeerRank(Reason):
    """The reason why a result has no rank or no quarter among its peers.

    >>> from qpr_core import Indicator, Polarity, TimeSeries, assess
    >>> calls = Indicator(code="A1", name="Calls", polarity=Polarity.NEITHER, unit="number",
    ...                   peers={"Wealbury": TimeSeries({"Q2 2023/24": 7})})
    >>> peers = assess(calls, TimeSeries({"Q2 2023/24": 5}), "Q2 2023/24").peers
    >>> peers.rank, peers.position
    (NoPeerRank.NO_POLARITY, 2)
    """

    NO_RESULT = "no result", "There is no result to rank."
    NO_SHARED_PERIOD = "no shared period", "No peer has a figure for a period that has a result."
    WITHHELD = "withheld", "The figures are withheld to protect small counts."
    NO_PEERS = "no peers", "The figures of all peers for the period are withheld."
    NO_POLARITY = "no polarity", "Neither higher nor lower values of the indicator are better."
    NO_TARGET = "no target", "The closest value to the target is best, and there is no target."
    TOO_FEW_PEERS = "too few peers", "Fewer than four peers have a figure, so there are no quarters of them."


class NoPeerFigure(Reason):
    """The reason why a peer is left out.

    >>> list(NoPeerFigure)
    [NoPeerFigure.OTHER_PERIODS, NoPeerFigure.NO_FIGURE, NoPeerFigure.WITHHELD]
    """

    OTHER_PERIODS = "other periods", "Its figures are for periods of a different length or of a different year."
    NO_FIGURE = "no figure", "It has no figure for the period."
    WITHHELD = "withheld", "Its figure is withheld, because it is based on a small count."
