"""Words for the KPIs of one rating scheme."""

from qpr_core import Frequency, Rag
from qpr_core.styles import KENT, Style
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


def test_style_of_one_scheme_is_the_style() -> None:
    styles = styles_by_scheme(Style(), [Met], Frequency.MONTHLY)
    assert styles.each == (styles.whole,)
    assert styles.whole.cover.previous == "the previous month"
