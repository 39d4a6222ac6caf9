"""Peers: the place of a result among those of similar organisations."""

from qpr_core.analysis.comparing.peer_answers import NoPeerFigure, NoPeerRank, PeerQuarter
from qpr_core.analysis.comparing.peers import PeerComparison

__all__ = ["NoPeerFigure", "NoPeerRank", "PeerComparison", "PeerQuarter"]
