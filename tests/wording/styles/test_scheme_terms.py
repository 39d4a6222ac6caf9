"""Words for the KPIs of one rating scheme."""

from qpr_core import Frequency, Rag
from qpr_core.styles import KENT, ReportWords, Style
from qpr_core.wording.styles.scheme_terms import styles_by_scheme
from two_schemes import Met


def test_terms_name_the_scheme_but_headings_of_columns_do_not() -> None:
    styles = styles_by_scheme(KENT, [Rag, Met], Frequency.QUARTERLY)
    met = styles.each[1]
    assert met.terms.kpi == "KPI on the Met and Not met scale"
    assert met.terms.indicators == "indicators"
    assert met.report.kpis == "KPIs"
    assert met.common.band_forms.band_kpis == "{band} KPIs"
    assert met.cover.only_these == "that KPI"
    assert met.cover.no_directions == "No KPI on the Met and Not met scale has a direction of travel."
    assert "indicators on the Met and Not met scale" in met.cover.listed.zero
    assert styles.whole.cover.no_directions == "No KPI has a direction of travel."


def test_a_phrase_names_the_scheme_once() -> None:
    words = ReportWords(watch_unrated="No {kpi} is rated: {kpis} have no {{kpi}} target.")
    met = styles_by_scheme(Style(report=words), [Rag, Met], Frequency.QUARTERLY).each[1]
    assert met.report.watch.zero == (
        "No KPI on the Met and Not met scale needs watching. The list is for any KPI that is {kinds}."
    )
    assert met.report.watch_unrated == ("No KPI on the Met and Not met scale is rated: KPIs have no {{kpi}} target.")


def test_style_of_one_scheme_is_the_style() -> None:
    styles = styles_by_scheme(Style(), [Met], Frequency.MONTHLY)
    assert styles.each == (styles.whole,)
    assert styles.whole.cover.previous == "the previous month"
